#pragma once
/// Care or support that is bought: a price, and how much of it (Dutch: product, prijs x hoeveelheid). Layer: domain.

#include <optional>
#include <string>

#include <sociaaldomein/domain/assumption.hpp>
#include <sociaaldomein/domain/classification.hpp>
#include <sociaaldomein/domain/indexation.hpp>
#include <sociaaldomein/domain/track.hpp>

namespace sociaaldomein {

struct Product {
    Id<Product> id{};
    Text name{};
    Id<Track> track{};
    Act act = Act::unspecified;
    DeliveryForm form = DeliveryForm::unspecified;
    std::string category{};              ///< code of the product list (WMO020, JZ020)
    std::string volume{};                ///< a quantity, such as "caseloads.youth-stay.size"
    Assumption share{.value = 1.0};      ///< part of that quantity that uses the product
    Assumption price{};                  ///< euro per unit a year, in prices of `price_year`
    std::optional<Period> price_year{};  ///< without: the year of the first period computed
    Id<Indexation> indexation{};
    Source source{};
};
SD_DESCRIBE(Product, id, name, track, act, form, category, volume, share, price, price_year, indexation,
            source)

}  // namespace sociaaldomein
