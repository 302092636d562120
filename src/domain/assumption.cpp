#include <sociaaldomein/domain/assumption.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(Assumption)

std::string assumption_name(std::string_view path) {
    std::string name;
    while (!path.empty()) {
        if (path.front() == '/') path.remove_prefix(1);
        const std::string_view step = path.substr(0, path.find('/'));
        path.remove_prefix(step.size());
        // A record's future is a room of its own in the document only: the names are those of the quantities.
        if (step == "future") continue;
        if (!name.empty()) name += '.';
        name += step;
    }
    return name;
}

}  // namespace sociaaldomein
