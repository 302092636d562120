#include <iostream>
#include <sociaaldomein/sociaaldomein.hpp>
namespace sd = sociaaldomein;

int main() {
    sd::Programme programme;
    programme.id = sd::Id<sd::Programme>("demo");
    sd::SavingsLedger ledger{.id = sd::Id<sd::SavingsLedger>("youth"), .name = {"Jeugd", "Youth care"}};
    ledger.basis = {.unit = sd::Unit::eur_million, .decimals = 2};
    ledger.target = sd::MoneyFigure(sd::Money::euros(4'700'000));
    for (const auto& [id, euros] : {std::pair{"access", 350'000}, std::pair{"fitting-care", 3'400'000}})
        ledger.parts.push_back({.id = id, .figure = sd::MoneyFigure(sd::Money::euros(euros))});
    programme.savings_ledgers.push_back(ledger);
    sd::complete(programme);  // figures inherit unit and decimals from their ledger
    for (const sd::Finding& finding : sd::check(programme).findings)
        std::cout << finding.id << ": " << finding.message.en << '\n';
}
