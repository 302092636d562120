#include "outlook_tables.hpp"

#include <array>
#include <limits>
#include <string>

#include <boost/describe/enum_to_string.hpp>

#include <sociaaldomein/domain/outlook_quantity.hpp>

#include "io/detail/level_name.hpp"
#include "report/detail/outlook_rows.hpp"

namespace sociaaldomein::c {
namespace {

using sociaaldomein::detail::OutlookRow;

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

template <class Enum>
std::string_view name_of(Enum value) {
    return boost::describe::enum_to_string(value, "");
}

/// Both languages of a text, side by side.
struct Words {
    Words(TableData& table, const std::string& name)
        : nl(table.add_texts(name + "_nl")), en(table.add_texts(name + "_en")) {}
    void add(const Text& text) {
        nl.add(text.nl);
        en.add(text.en);
    }
    Column& nl;
    Column& en;
};

/// A pair of columns for each level.
struct Bounds {
    Bounds(TableData& table, std::span<const double> levels) {
        columns.reserve(levels.size());
        for (const double level : levels) {
            const std::string name = sociaaldomein::detail::percentage(level);
            Column& lower = table.add_numbers("lower" + name);
            columns.push_back({&lower, &table.add_numbers("upper" + name)});
        }
    }
    void add(const std::vector<OutlookBand>& bands, std::size_t at) {
        for (std::size_t l = 0; l < columns.size(); ++l) {
            columns[l][0]->add(bands[l].lower[at]);
            columns[l][1]->add(bands[l].upper[at]);
        }
    }
    std::vector<std::array<Column*, 2>> columns;
};

/// An assumption's number and range.
struct Range {
    explicit Range(TableData& table)
        : name(table.add_texts("name")),
          value(table.add_numbers("value")),
          low(table.add_numbers("low")),
          high(table.add_numbers("high")) {}
    void add(const std::string& of, const Assumption& assumption) {
        name.add(of);
        value.add(assumption.value);
        low.add(assumption.low.value_or(nothing));
        high.add(assumption.high.value_or(nothing));
    }
    Column& name;
    Column& value;
    Column& low;
    Column& high;
};

}  // namespace

TableData quantities_table(const Programme& programme) {
    TableData table;
    Column& quantity = table.add_texts("quantity");
    Words label(table, "label");
    Column& unit = table.add_texts("unit");
    Column& measure = table.add_texts("measure");
    Column& output = table.add_truths("output");
    Column& input = table.add_truths("input");
    Column& record = table.add_texts("record");
    const std::vector<OutlookQuantity> quantities = outlook_quantities(programme);
    for (std::size_t row = 0; row < quantities.size(); ++row) {
        const OutlookQuantity& q = quantities[row];
        quantity.add(q.name);
        label.add(q.label);
        unit.add(name_of(q.unit));
        measure.add(name_of(q.measure));
        output.put(row, q.output);
        input.put(row, q.input);
        record.add(q.record);
    }
    table.finish(std::ssize(quantities));
    return table;
}

TableData outlooks_table(std::span<const Outlook* const> outlooks) {
    TableData table;
    std::vector<Column*> texts;
    texts.reserve(sociaaldomein::detail::outlook_text_columns.size());
    for (const std::string_view name : sociaaldomein::detail::outlook_text_columns)
        texts.push_back(&table.add_texts(std::string(name)));
    std::vector<Column*> numbers;
    numbers.reserve(sociaaldomein::detail::outlook_number_columns.size());
    for (const std::string_view name : sociaaldomein::detail::outlook_number_columns)
        numbers.push_back(&table.add_numbers(std::string(name)));
    Bounds bounds(table, sociaaldomein::detail::common_levels("sd_outlook_table", outlooks));
    std::int64_t rows = 0;
    sociaaldomein::detail::each_outlook_row(outlooks, [&](const OutlookRow& row) {
        for (std::size_t c = 0; c < texts.size(); ++c) texts[c]->add(row.texts[c]);
        numbers[0]->add(row.fan.mean[row.at]);
        numbers[1]->add(row.fan.median[row.at]);
        bounds.add(row.fan.bands, row.at);
        ++rows;
    });
    table.finish(rows);
    return table;
}

TableData assumptions_table(const std::vector<NamedAssumption>& assumptions) {
    TableData table;
    Range range(table);
    Column& spread = table.add_texts("spread");
    Column& ground = table.add_texts("ground");
    Words reason(table, "reason");
    Column& source = table.add_texts("source");
    for (const NamedAssumption& a : assumptions) {
        range.add(a.name, a.assumption);
        spread.add(name_of(a.assumption.spread));
        ground.add(name_of(a.assumption.ground));
        reason.add(a.assumption.reason);
        source.add(TextCodec<Source>::format(a.assumption.source));
    }
    table.finish(std::ssize(assumptions));
    return table;
}

TableData notes_table(const std::vector<Text>& notes) {
    TableData table;
    Words note(table, "note");
    for (const Text& text : notes) note.add(text);
    table.finish(std::ssize(notes));
    return table;
}

TableData answer_row(const Answer& answer) {
    TableData table;
    table.add_texts("scenario").add(answer.scenario);
    table.add_texts("quantity").add(answer.quantity);
    table.add_texts("unit").add(name_of(answer.unit));
    table.add_texts("moment").add(answer.moment);
    table.add_numbers("paths").add(static_cast<double>(answer.paths));
    table.add_numbers("mean").add(answer.mean);
    table.add_numbers("median").add(answer.median);
    std::vector<double> levels;
    levels.reserve(answer.bands.size());
    for (const OutlookBand& band : answer.bands) levels.push_back(band.level);
    Bounds(table, levels).add(answer.bands, 0);
    table.add_numbers("probability").add(answer.probability);
    table.add_numbers("standard_error").add(answer.standard_error);
    table.add_numbers("probability_low").add(answer.probability_low);
    table.add_numbers("probability_high").add(answer.probability_high);
    table.add_numbers("expected_years").add(answer.expected_years);
    table.add_numbers("shortfall").add(answer.shortfall);
    table.finish(1);
    return table;
}

TableData influences_table(const std::vector<Influence>& influences) {
    TableData table;
    Range range(table);
    Column& at_low = table.add_numbers("at_low");
    Column& at_high = table.add_numbers("at_high");
    Column& first_order = table.add_numbers("first_order");
    Column& total = table.add_numbers("total");
    for (const Influence& i : influences) {
        range.add(i.name, i.assumption);
        at_low.add(i.at_low);
        at_high.add(i.at_high);
        first_order.add(i.first_order);
        total.add(i.total);
    }
    table.finish(std::ssize(influences));
    return table;
}

TableData odds_table(const std::vector<TargetOdds>& odds) {
    TableData table;
    Column& scenario = table.add_texts("scenario");
    Column& record = table.add_texts("record");
    Words label(table, "label");
    Column& of = table.add_texts("of");
    Column& year = table.add_texts("year");
    using Numbers = std::vector<double> TargetOdds::*;
    constexpr std::array<std::pair<const char*, Numbers>, 5> members{
        {{"probability", &TargetOdds::probability},
         {"standard_error", &TargetOdds::standard_error},
         {"probability_low", &TargetOdds::probability_low},
         {"probability_high", &TargetOdds::probability_high},
         {"amount", &TargetOdds::amount}}};
    std::vector<Column*> numbers;
    numbers.reserve(members.size());
    for (const auto& [name, member] : members) numbers.push_back(&table.add_numbers(name));
    std::int64_t rows = 0;
    for (const TargetOdds& one : odds)
        for (std::size_t y = 0; y < one.years.size(); ++y, ++rows) {
            scenario.add(one.scenario);
            record.add(one.record);
            label.add(one.label);
            of.add(name_of(one.of));
            year.add(to_string(one.years[y]));
            for (std::size_t m = 0; m < members.size(); ++m) numbers[m]->add((one.*members[m].second)[y]);
        }
    table.finish(rows);
    return table;
}

TableData bridge_table(const Bridge& bridge) {
    TableData table;
    Column& plan = table.add_texts("plan");
    Column& name = table.add_texts("part");
    Column& mean = table.add_numbers("mean");
    Column& lower = table.add_numbers("lower");
    Column& upper = table.add_numbers("upper");
    std::int64_t rows = 0;
    const auto add = [&](const std::string& part, double value, double low, double high) {
        plan.add(bridge.plan);
        name.add(part);
        mean.add(value);
        lower.add(low);
        upper.add(high);
        ++rows;
    };
    add("before", bridge.before, nothing, nothing);
    for (const BridgePart& part : bridge.parts) add(part.part, part.mean, part.lower, part.upper);
    add("after", bridge.after, nothing, nothing);
    for (const BridgePart& part : bridge.policy_parts)
        add("policy." + part.part, part.mean, part.lower, part.upper);
    table.finish(rows);
    return table;
}

}  // namespace sociaaldomein::c
