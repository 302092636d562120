#include <sociaaldomein/domain/spending_proposal.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(ProposalYear)
SD_DEFINE_TYPE(SpendingProposal)

}  // namespace sociaaldomein
