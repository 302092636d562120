#include "support/golden_programme.hpp"

#include <string_view>

#include <sociaaldomein/core/walk.hpp>

namespace sociaaldomein::support {

namespace {

constexpr std::string_view report = "half-year-2022";

Source at(std::string_view place) { return {Id<SourceDocument>(report), std::string(place)}; }

// Members are set one by one: a member that is added later is then left at its default without a word.
CountObservation counted(Date date, std::int64_t value) {
    CountObservation observation;
    observation.at = date;
    observation.figure = CountFigure(Count{value});
    return observation;
}

void add_source(Programme& programme) {
    SourceDocument& document = programme.sources.emplace_back();
    document.id = Id<SourceDocument>(report);
    document.title = {"Halfjaarrapportage 2022-2", "Half-year report H2 2022"};
    document.publisher = "Gemeente Zwolle";
    document.kind = DocumentKind::half_year_report;
    document.period = Period::half_year(2022, 2);
    document.published = Date(2023, 3, 14);
    document.url = "https://example.org/rapportage?jaar=2022&half=2";
    document.sections = {"1. Inleiding", "2. Sporen", "3. Risico’s"};
}

void add_tracks(Programme& programme) {
    programme.tracks.resize(2);
    Track& base = programme.tracks[0];
    base.id = Id<Track>("track-1");
    base.number = 1;
    base.name.nl = "Sociale basis";
    base.precondition_only = true;
    TrackSummary& absent = base.summaries.emplace_back();
    absent.source = at("page 10");
    absent.absent = Absence::not_printed;

    Track& youth = programme.tracks[1];
    youth.id = Id<Track>("track-3");
    youth.number = 3;
    youth.name = {"Jeugdhulp", "Youth care"};
    TrackSummary& summary = youth.summaries.emplace_back();
    summary.source = at("page 30");
    summary.headed = Period::half_year(2022, 1);
    summary.target_group.nl = "Jeugdigen tot 18 jaar";
    TrackLink& link = summary.links.emplace_back();
    link.to = base.id;
    link.reason.nl = "sociale basis";
    summary.challenges.resize(2);
    summary.challenges[0].nl = "wachttijden";
    summary.challenges[1].nl = "personeel";
}

void add_counts(Programme& programme) {
    Caseload& welfare = programme.caseloads.emplace_back();
    welfare.id = Id<Caseload>("welfare");
    welfare.name = {"Bijstand", "Welfare"};
    welfare.act = Act::participation_act;
    welfare.identity = "15";
    welfare.basis.measure = MeasureKind::stock;
    welfare.basis.population = "files";
    welfare.basis.source = at("page 41, \"bestand\"");
    welfare.observations = {counted(Date(2021, 7, 1), 3727), counted(Date(2021, 12, 1), 3619)};
    Change& change = welfare.changes.emplace_back();
    change.at = Date(2021, 7, 1);
    change.since = Date(2020, 12, 1);
    change.count = CountFigure(Count{113});

    Waitlist& waitlist = programme.waitlists.emplace_back();
    waitlist.id = Id<Waitlist>("sheltered");
    waitlist.name.nl = "Beschermd wonen";
    waitlist.observations = {counted(Date(2022, 11, 1), 158)};
    RegimeChange& regime = waitlist.regimes.emplace_back();
    regime.from = Date(2023, 7, 1);
    regime.regime = AccessRegime::open_ended;
    regime.source = at("page 22");

    Funnel& funnel = programme.funnels.emplace_back();
    funnel.id = Id<Funnel>("start-job");
    funnel.at = Period::year(2022);
    funnel.entered = CountFigure(Count{110});
    funnel.stages.resize(2);
    funnel.stages[0].id = "moved-on";
    funnel.stages[0].figure = CountFigure(Count{16});
    funnel.stages[0].figure.bound = Bound::about;
    funnel.stages[1].id = "unknown";
    funnel.stages[1].fruitful = false;
    funnel.stages[1].figure = CountFigure(Absence::not_yet_known);
}

void add_money(Programme& programme) {
    SavingsPlan& plan = programme.savings_plans.emplace_back();
    plan.id = Id<SavingsPlan>("value-case");
    plan.title_years = PeriodRange(Period::year(2021), Period::year(2024));
    plan.columns = {Period::year(2020), Period::year(2021)};
    plan.basis.unit = Unit::eur_million;
    plan.basis.decimals = 2;
    plan.basis.price_level.year = 2020;
    plan.basis.status = Status::target;
    SavingsLine& line = plan.lines.emplace_back();
    line.id = "access";
    line.figures = {MoneyFigure(Money::euros(350'000)), MoneyFigure(Money::cents(35'000'000))};
    line.figures[1].caveat = "“circa”, zegt het rapport zelf";

    MoneyTable& table = programme.money_tables.emplace_back();
    table.id = Id<MoneyTable>("projects");
    TableColumn& column = table.columns.emplace_back();
    column.id = "2022";
    column.at = Period::year(2022);
    auto& row = table.rows.emplace_back();
    row.id = "total";
    row.figures = {MoneyFigure(Money::cents(-123'456))};
}

void add_the_rest(Programme& programme) {
    programme.key_figures.resize(2);
    KeyFigure& hours = programme.key_figures[0];
    hours.id = Id<KeyFigure>("start-job-hours");
    hours.role = KeyFigureRole::parameter;
    hours.hours = HoursFigure(Hours::hours(28));
    KeyFigure& share = programme.key_figures[1];
    share.id = Id<KeyFigure>("contracted");
    share.share = ShareFigure(Share::percent(85));
    share.share->bound = Bound::range;
    share.share->upper = Share::percent(90);

    CompositeIndex& index = programme.composite_indexes.emplace_back();
    index.id = Id<CompositeIndex>("elderly");
    index.values.resize(2);
    index.values[0].area = "Zwolle-Zuid";
    index.values[0].at = Period::year(2022);
    index.values[0].value = 0.1;
    index.values[1].at = Date(2022, 1, 1);
    index.values[1].value = -1e-300;

    Claim& claim = programme.claims.emplace_back();
    claim.id = "7.12";
    claim.strength = ClaimStrength::implied;
    claim.period.emplace();
    claim.period->printed = "2023-2023";
    claim.period->frequency = Frequency::school_year;
    claim.period->within = PeriodRange(Period::year(2022), Period::year(2023));

    Note& note = programme.notes.emplace_back();
    note.id = Id<Note>("case-1");
    note.kind = NoteKind::case_box;
    note.at = Date(2022, 9, 5);
    note.text.nl = "Een gezin vertelt.\n\t\"" + std::string(150, 'x') + "\" 🏠";
}

}  // namespace

Programme golden_programme_1_0() {
    Programme programme;
    programme.id = Id<Programme>("zwolle");
    programme.name = {"Hervormingsagenda sociaal domein", "Social domain reform"};
    programme.municipality.code = "GM0193";
    programme.municipality.name = "Zwolle";
    programme.basis.scope = {ScopeLevel::municipality, "Zwolle"};
    add_source(programme);
    add_tracks(programme);
    add_counts(programme);
    add_money(programme);
    add_the_rest(programme);
    complete(programme);
    return programme;
}

}  // namespace sociaaldomein::support
