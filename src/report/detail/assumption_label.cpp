#include "report/detail/assumption_label.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include <sociaaldomein/core/walk.hpp>

#include "projection/kernels/elementary.hpp"
#include "report/detail/numbers.hpp"
#include "report/detail/words.hpp"

namespace sociaaldomein::detail {
namespace {

using Form = AssumptionLabel::Form;

Form form_of(std::string_view member) {
    for (const std::string_view m : {"price", "amount", "reserve"})
        if (m == member) return Form::euro;
    for (const std::string_view m :
         {"returning", "placeable_share", "urgent_share", "share", "growth", "rate", "delivered", "uptake"})
        if (m == member) return Form::share;
    for (const std::string_view m : {"exit_rate", "abandonment", "becoming_placeable"})
        if (m == member) return Form::hazard;
    return Form::number;
}

/// The name of a record, else the period that it is of; empty when it has neither.
std::string name_of(const Located& at, Language l) {
    if (at.type->kind != TypeKind::record) return {};
    if (const FieldInfo* name = at.type->field("name");
        name != nullptr && &name->type() == &type_info<Text>())
        if (const std::string& text = static_cast<const Text*>(name->of(at.value))->in(l); !text.empty())
            return text;
    for (const std::string_view member : {"year", "from"})
        if (const FieldInfo* period = at.type->field(member);
            period != nullptr && &period->type() == &type_info<Period>())
            return moment(*static_cast<const Period*>(period->of(at.value)), l);
    return identity_of(*at.type, at.value);
}

}  // namespace

std::string AssumptionLabel::value(double of, Language l) const {
    switch (form) {
        case Form::euro: return simulated(of, OutlookUnit::eur, std::abs(of), l);
        case Form::share: return percent(of, l);
        case Form::hazard: {
            double stays = -of;
            kernels::elementary_kernels().exp(&stays, &stays, 1);
            return percent(1.0 - stays, l);
        }
        case Form::number: break;
    }
    const double size = std::abs(of);
    return sociaaldomein::detail::number(of, size >= 100.0 || of == std::round(of) ? 0 : 2, l);
}

std::string AssumptionLabel::range(const Assumption& of, Language l) const {
    return of.uncertain() ? fmt::format("{} – {}", value(*of.low, l), value(*of.high, l)) : std::string();
}

AssumptionLabel assumption_label(const Programme& programme, const std::string& name, Language l) {
    AssumptionLabel label;
    Located at{&type_info<Programme>(), &programme};
    std::string member;
    std::string parts;
    std::string path = name;
    std::ranges::replace(path, '.', '/');
    const std::vector<std::string> steps = path_steps("/" + path);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        Located next = step_into(*at.type, at.value, steps[i]);
        if (!next)
            if (const Located future = step_into(*at.type, at.value, "future"))
                next = step_into(*future.type, future.value, steps[i]);
        if (!next) return {{}, name, Form::number};
        if (next.type->kind == TypeKind::optional) {
            if (next.type->length(next.value) == 0) return {{}, name, Form::number};
            next = {&next.type->element(), next.type->element_at(next.value, 0)};
        }
        if (at.type->kind == TypeKind::record) {
            member = steps[i];
        } else if (i == 1) {
            label.record = name_of(next, l);
        } else if (next.type == &type_info<DurationClass>()) {
            const std::optional<double>& until = static_cast<const DurationClass*>(next.value)->until;
            parts += (until ? fmt::format(fmt::runtime(word(W::duration_until, l)),
                                          sociaaldomein::detail::number(
                                              *until, *until == std::round(*until) ? 0 : 1, l))
                            : std::string(word(W::duration_longer, l))) +
                     ": ";
        } else if (const std::string part = name_of(next, l); !part.empty()) {
            parts += part + ": ";
        } else if (next.type == &type_info<Assumption>()) {
            parts += fmt::format(fmt::runtime(word(W::coefficient, l)), std::stoi(steps[i]) + 1) + ": ";
        }
        if (next.type == &type_info<Effect>() &&
            static_cast<const Effect*>(next.value)->kind == EffectKind::relative)
            label.form = Form::share;
        at = next;
    }
    if (at.type != &type_info<Assumption>()) return {{}, name, Form::number};
    if (member != "magnitude") label.form = form_of(member);
    label.what = parts + std::string(code_word("Assumption", member, l));
    return label;
}

bool worth_telling(const Assumption& a) {
    return !(a == Assumption{} ||
             (a.ground == Ground::assumed && !a.uncertain() && a.reason.empty() && a.source.empty()));
}

}  // namespace sociaaldomein::detail
