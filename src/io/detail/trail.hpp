// Where in a value a reader or writer is, as a document path, at the cost of a few words a step.  Layer: io (private).
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/type_info.hpp>

namespace sociaaldomein::detail {

/// Steps are entered and left by hand: after an exception the trail still says where it was thrown.
template <std::size_t Limit>
class Trail {
public:
    void enter(const FieldInfo& field) { push({&field, nullptr, nullptr, 0}); }
    void enter(const TypeInfo& element, const void* value, std::size_t index) {
        push({nullptr, &element, value, index});
    }
    void leave() noexcept { --depth_; }
    std::size_t depth() const noexcept { return depth_; }

    /// Ids where records have them, indices elsewhere; inlined members add no step.
    std::string path() const {
        std::string path;
        for (std::size_t i = 0; i < depth_; ++i) {
            const Step& step = steps_[i];
            if (step.field != nullptr) {
                if (!step.field->inlined) path.append("/").append(step.field->name);
                continue;
            }
            const std::string id = identity_of(*step.element, step.value);
            path.append("/").append(id.empty() ? std::to_string(step.index) : id);
        }
        return path;
    }

private:
    struct Step {
        const FieldInfo* field;
        const TypeInfo* element;
        const void* value;
        std::size_t index;
    };

    void push(Step step) {
        if (depth_ == Limit)
            throw Error(Errc::limit_exceeded, "found fields and elements more than " + std::to_string(Limit) +
                                                  " within one another, expected at most as many");
        steps_[depth_++] = step;
    }

    std::array<Step, Limit> steps_;
    std::size_t depth_ = 0;
};

}  // namespace sociaaldomein::detail
