#include <sociaaldomein/domain/risk.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;

constexpr const char* document =
    R"("risk_registers": [{"id": "r", "standard": "ISO 31000", "cadence": "half_yearly", "risks": [{"id": "open", "component": "access", "level": "high", "unit": "eur_thousand", "amount": 400, "changed": true, "measures": ["sturen"]}]}])";

TEST(RiskRegister, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.risk_registers.at(0).risks.at(0).amount->value, Money::euros(400000));
    EXPECT_EQ(p.risk_registers[0].risks[0].level, RiskLevel::high);
    EXPECT_EQ(rewritten(p), p);
}

}  // namespace
}  // namespace sociaaldomein
