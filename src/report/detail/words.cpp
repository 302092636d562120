#include "report/detail/words.hpp"

#include <array>

#include "check/detail/wording.hpp"

namespace sociaaldomein::detail {
namespace {

struct Entry {
    std::string_view nl;
    std::string_view en;
};

#define SD_WORD_ENTRY(name, nl, en) Entry{nl, en},
constexpr Entry entries[] = {SD_REPORT_WORDS(SD_WORD_ENTRY)};
#undef SD_WORD_ENTRY

struct Code {
    std::string_view type;  ///< empty: of every type
    std::string_view name;
    std::string_view nl;
    std::string_view en;
};

constexpr Code codes[] = {
    {"", "unspecified", "", ""},
    {"MeasureKind", "stock", "stand op een datum", "stock on a date"},
    {"MeasureKind", "flow", "aantal in de periode", "flow in the period"},
    {"MeasureKind", "distinct", "unieke personen in de periode", "persons counted once in the period"},
    {"MeasureKind", "level", "bedrag per jaar vanaf dan", "amount per year from then on"},
    {"MeasureKind", "cumulative", "lopend totaal", "running total"},
    {"MeasureKind", "rate", "verhouding", "rate"},
    {"MeasureKind", "share", "aandeel", "share"},
    {"Status", "provisional", "voorlopig", "provisional"},
    {"Status", "estimate", "raming", "estimate"},
    {"Status", "target", "doel", "target"},
    {"Status", "agreed", "afgesproken", "agreed"},
    {"Status", "derived", "afgeleid", "derived"},
    {"ScopeLevel", "team", "team", "team"},
    {"ScopeLevel", "neighbourhood", "buurt", "neighbourhood"},
    {"ScopeLevel", "district", "wijk", "district"},
    {"ScopeLevel", "municipality", "gemeente", "municipality"},
    {"ScopeLevel", "region", "regio", "region"},
    {"ScopeLevel", "country", "land", "country"},
    {"Unit", "eur", "euro", "euro"},
    {"Unit", "eur_thousand", "× € 1.000", "€ thousand"},
    {"Unit", "eur_million", "€ mln", "€ million"},
    {"Unit", "eur_billion", "€ mld", "€ billion"},
    {"Unit", "ones", "aantal", "count"},
    {"Unit", "thousands", "× 1.000", "thousands"},
    {"Unit", "millions", "× 1 mln", "millions"},
    {"Act", "wmo", "Wmo", "Wmo (social support)"},
    {"Act", "youth_act", "Jeugdwet", "Youth Act"},
    {"Act", "participation_act", "Participatiewet", "Participation Act"},
    {"Act", "ioaw", "IOAW", "IOAW"},
    {"Act", "ioaz", "IOAZ", "IOAZ"},
    {"Act", "special_assistance", "bijzondere bijstand", "special assistance"},
    {"Act", "other", "andere", "other"},
    {"DeliveryForm", "in_kind", "zorg in natura", "in kind"},
    {"DeliveryForm", "personal_budget", "pgb", "personal budget"},
    {"AccessRegime", "subsidy_ceiling", "subsidieplafond", "subsidy ceiling"},
    {"AccessRegime", "open_ended", "openeinde", "open-ended"},
    {"Recurrence", "structural", "structureel", "structural"},
    {"Recurrence", "incidental", "incidenteel", "incidental"},
    {"Referrer", "municipality", "gemeente", "municipality"},
    {"Referrer", "general_practitioner", "huisarts", "GP"},
    {"Referrer", "youth_doctor", "jeugdarts", "youth doctor"},
    {"Referrer", "certified_institution", "gecertificeerde instelling", "certified institution"},
    {"Referrer", "medical_specialist", "medisch specialist", "medical specialist"},
    {"Referrer", "self_or_none", "zelf of geen", "self or none"},
    {"Referrer", "court_or_prosecutor", "rechter of officier", "court or prosecutor"},
    {"ResultAxis", "finance", "financieel", "finance"},
    {"ResultAxis", "quantity", "kwantitatief", "quantity"},
    {"ResultAxis", "quality", "kwalitatief", "quality"},
    {"Discipline", "youth", "jeugd", "youth"},
    {"Discipline", "wmo", "Wmo", "Wmo"},
    {"Discipline", "participation", "participatie", "participation"},
    {"Discipline", "all", "alle", "all"},
    {"Direction", "fall", "daling", "fall"},
    {"Direction", "rise", "stijging", "rise"},
    {"Direction", "first_rise_then_fall", "eerst stijging, dan daling", "first rise, then fall"},
    {"Direction", "steady", "gelijk", "steady"},
    {"Direction", "later_inflow", "latere instroom", "later inflow"},
    {"Direction", "shorter_duration", "kortere duur", "shorter duration"},
    {"Direction", "not_applicable", "n.v.t.", "not applicable"},
    {"Direction", "to_be_determined", "nog te bepalen", "to be determined"},
    {"Cadence", "once", "eenmalig", "once"},
    {"Cadence", "continuous", "doorlopend", "continuous"},
    {"Cadence", "monthly", "maandelijks", "monthly"},
    {"Cadence", "quarterly", "per kwartaal", "quarterly"},
    {"Cadence", "half_yearly", "halfjaarlijks", "half-yearly"},
    {"Cadence", "yearly", "jaarlijks", "yearly"},
    {"Cadence", "periodic", "periodiek", "periodic"},
    {"FlowDirection", "in", "Instroom", "Inflow"},
    {"FlowDirection", "out", "Uitstroom", "Outflow"},
    {"ChangeKind", "relative", "procent van het begin", "percent of the start"},
    {"ChangeKind", "points", "procentpunten", "percentage points"},
    {"BudgetPhase", "adopted", "primitief", "adopted"},
    {"BudgetPhase", "credit_mutations", "mutaties kredieten", "credit mutations"},
    {"BudgetPhase", "amendments", "begrotingswijzigingen", "amendments"},
    {"BudgetPhase", "amended", "na wijziging", "amended"},
    {"BudgetPhase", "realised", "realisatie", "realised"},
    {"BudgetPhase", "multi_year", "meerjarenraming", "multi-year estimate"},
    {"BudgetPhase", "result", "resultaat", "result"},
    {"BudgetColumn", "expense", "lasten", "expense"},
    {"BudgetColumn", "revenue", "baten", "revenue"},
    {"BudgetColumn", "addition", "toevoeging reserves", "addition to reserves"},
    {"BudgetColumn", "withdrawal", "onttrekking reserves", "withdrawal from reserves"},
    {"CreditState", "adopted", "vastgesteld", "adopted"},
    {"CreditState", "proposed", "voorgesteld", "proposed"},
    {"SavingState", "realised", "gerealiseerd", "realised"},
    {"SavingState", "to_realise", "te realiseren", "to realise"},
    {"Accumulation", "level", "structureel niveau: geldt vanaf dan elk jaar",
     "a level: holds every year from then on"},
    {"Accumulation", "cumulative", "lopend totaal", "a running total"},
    {"Accumulation", "per_year", "alleen voor dat jaar", "for that year alone"},
    {"ProjectState", "planned", "gepland", "planned"},
    {"ProjectState", "promised", "toegezegd", "promised"},
    {"ProjectState", "realised", "gerealiseerd", "realised"},
    {"ProjectState", "cancelled", "vervallen", "cancelled"},
    {"MilestoneState", "announced", "aangekondigd", "announced"},
    {"MilestoneState", "realised", "gerealiseerd", "realised"},
    {"MilestoneState", "slipped", "verschoven", "slipped"},
    {"MilestoneState", "dropped", "vervallen", "dropped"},
    {"RiskComponent", "access", "toegang, openeinde", "access, open-ended"},
    {"RiskComponent", "third_party_accountability", "verantwoording door derden",
     "accountability by third parties"},
    {"RiskComponent", "national_budget", "rijksbudget", "national budget"},
    {"RiskComponent", "other", "overig", "other"},
    {"RiskLevel", "low", "laag", "low"},
    {"RiskLevel", "middle", "midden", "middle"},
    {"RiskLevel", "high", "hoog", "high"},
    {"FactorKind", "risk", "risico", "risk"},
    {"FactorKind", "protective", "beschermend", "protective"},
    {"LearningStepKind", "hypothesis", "hypothese", "hypothesis"},
    {"LearningStepKind", "measure", "meten", "measure"},
    {"LearningStepKind", "learn", "leren", "learn"},
    {"LearningStepKind", "adjust", "bijstellen", "adjust"},
    {"NoteKind", "case_box", "uitgelicht", "highlighted case"},
    {"NoteKind", "stakeholder", "betrokkenen", "stakeholders"},
    {"NoteKind", "communication", "communicatie", "communication"},
    {"NoteKind", "context", "context", "context"},
    {"ClaimStrength", "stated", "gesteld", "stated"},
    {"ClaimStrength", "implied", "af te leiden", "implied"},
    {"KeyFigureRole", "parameter", "parameter", "parameter"},
    {"Ground", "assumed", "aanname", "assumed"},
    {"Ground", "reported", "uit een bron", "reported"},
    {"Ground", "estimated", "geschat", "estimated"},
    {"Ground", "agreed", "afgesproken", "agreed"},
    {"Assumption", "start", "aantal aan het begin", "number at the start"},
    {"Assumption", "inflow", "instroom per jaar", "inflow a year"},
    {"Assumption", "exit_rate", "deel dat per jaar uitstroomt", "part that leaves in a year"},
    {"Assumption", "growth", "groei per jaar", "growth a year"},
    {"Assumption", "coefficients", "invloed van de andere reeks", "influence of the other series"},
    {"Assumption", "share", "aandeel", "share"},
    {"Assumption", "not_placeable", "nog niet plaatsbaar aan het begin", "not placeable yet at the start"},
    {"Assumption", "placeable_share", "aandeel direct plaatsbaar", "share placeable at once"},
    {"Assumption", "becoming_placeable", "deel dat per jaar plaatsbaar wordt",
     "part that becomes placeable in a year"},
    {"Assumption", "abandonment", "deel dat per jaar afhaakt", "part that gives up in a year"},
    {"Assumption", "urgent_share", "aandeel met spoed", "share that is urgent"},
    {"Assumption", "open_ended_growth", "extra plekken per jaar", "extra places a year"},
    {"Assumption", "places", "plekken", "places"},
    {"Assumption", "occupied", "bezette plekken", "places occupied"},
    {"Assumption", "stay", "verblijfsduur in jaren", "length of stay in years"},
    {"Assumption", "returning", "aandeel dat daarna weer wacht", "share that waits again afterwards"},
    {"Assumption", "price", "prijs per jaar", "price a year"},
    {"Assumption", "rate", "per jaar", "a year"},
    {"Assumption", "amount", "bedrag per jaar", "amount a year"},
    {"Assumption", "reserve", "reserve aan het begin", "reserve at the start"},
    {"Assumption", "delivered", "deel van het plan dat er komt", "part of the plan that comes"},
    {"Assumption", "magnitude", "omvang van het effect", "size of the effect"},
    {"Assumption", "delay", "jaren voordat het begint", "years before it begins"},
    {"Assumption", "ramp", "jaren tot het volle effect", "years to the full effect"},
    {"Assumption", "half_life", "jaren waarin de helft uitdooft", "years in which half wears off"},
    {"Assumption", "uptake", "deel dat benut wordt", "part that is used"},
    {"Assumption", "value", "waarde", "value"},
    {"BridgePart", "price", "prijs", "price"},
    {"BridgePart", "volume", "hoeveelheid", "volume"},
    {"BridgePart", "mix", "samenstelling (mix)", "mix of products"},
    {"BridgePart", "joint", "prijs en hoeveelheid samen", "price and volume together"},
    {"BridgePart", "policy", "beleid", "policy"},
    {"DocumentKind", "half_year_report", "halfjaarrapportage", "half-year report"},
    {"DocumentKind", "annual_account", "jaarrekening", "annual account"},
    {"DocumentKind", "budget", "begroting", "budget"},
    {"DocumentKind", "plan", "plan", "plan"},
    {"DocumentKind", "statistics", "statistiek", "statistics"},
    {"DocumentKind", "other", "ander document", "other document"},
};

constexpr Term terms[] = {
    {"baten en lasten", "revenue and expense", "Wat er in een jaar binnenkomt en wat het kost.",
     "What comes in during a year and what it costs."},
    {"behoedzaamheidsmarge", "prudence margin",
     "Geld dat apart is gehouden voor als besparingen tegenvallen.",
     "Money kept aside in case savings fall short."},
    {"beschermd wonen", "sheltered living",
     "Wonen met toezicht en begeleiding voor wie niet zelfstandig kan wonen.",
     "Housing with supervision for people who cannot live independently."},
    {"bestedingsvoorstel", "spending proposal", "Een verzoek aan de raad om geld voor een of meer jaren.",
     "A request to the council for money for one or more years."},
    {"bijstand", "welfare benefit", "Inkomen op grond van de Participatiewet.",
     "Income under the Participation Act."},
    {"krediet", "credit", "Geld dat de raad voor een project over meer jaren beschikbaar stelt.",
     "Money the council sets aside for a project over years."},
    {"openeinde", "open-ended", "Wie recht heeft krijgt de voorziening, ook als het geld op is.",
     "Whoever is entitled gets the provision, even when the money has run out."},
    {"pgb", "personal budget", "Persoonsgebonden budget: geld waarmee iemand zelf zorg inkoopt.",
     "Money with which a person buys care for themselves."},
    {"spoor", "track", "Een lijn van de hervorming, met eigen doelen.",
     "A line of the reform, with goals of its own."},
    {"taakstelling", "savings target", "Een bedrag dat bespaard moet worden.",
     "An amount that has to be saved."},
    {"uitklapmodel", "fold-out model",
     "Beweging, interventie en resultaatafspraak, elk financieel, kwantitatief en kwalitatief.",
     "Movement, intervention and result agreement, each by finance, quantity and quality."},
    {"Wmo", "Social Support Act", "Wet maatschappelijke ondersteuning 2015.",
     "The act under which municipalities support people at home."},
    {"zorg in natura", "care in kind", "Zorg die de gemeente zelf inkoopt.",
     "Care that the municipality purchases itself."},
};

}  // namespace

std::string_view word(W id, Language language) {
    const Entry& e = entries[static_cast<std::size_t>(id)];
    return language == Language::nl ? e.nl : e.en;
}

std::string_view code_word(std::string_view type, std::string_view name, Language language) {
    if (type == "population") return population_word(name, language);
    for (const Code& c : codes)
        if (c.name == name && (c.type.empty() || c.type == type))
            return language == Language::nl ? c.nl : c.en;
    return name;
}

W word_of(ForecastNote note) {
    switch (note) {
        case ForecastNote::no_observation: return W::nothing_projected;
        case ForecastNote::one_observation: return W::assumed_one;
        case ForecastNote::few_observations: return W::assumed_few;
        case ForecastNote::no_variation: return W::assumed_no_variation;
        case ForecastNote::all_zero: return W::assumed_zero;
        case ForecastNote::gaps_filled: return W::assumed_gaps;
        case ForecastNote::ends_early: return W::assumed_ends_early;
        case ForecastNote::model_not_possible: return W::assumed_naive;
        case ForecastNote::cut_at_zero: return W::assumed_cut;
        case ForecastNote::negative_observed: return W::assumed_negative;
        case ForecastNote::beyond_range: return W::assumed_beyond;
    }
    return W::nothing_projected;
}

std::span<const Term> glossary_terms() { return terms; }

}  // namespace sociaaldomein::detail
