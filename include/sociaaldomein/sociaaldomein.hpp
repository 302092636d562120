#pragma once
/// The whole library in one header: model, read and write, check, project, simulate, report.
///
/// Opt-in parts stay out: core/boost_date_time.hpp, core/define_type.hpp (for describing types of one's own),
/// io/boost_serialization.hpp and series/eigen.hpp.

#include <sociaaldomein/check/check.hpp>
#include <sociaaldomein/check/formula.hpp>
#include <sociaaldomein/check/validate.hpp>
#include <sociaaldomein/core/allocation.hpp>
#include <sociaaldomein/core/version.hpp>
#include <sociaaldomein/core/walk.hpp>
#include <sociaaldomein/domain/programme.hpp>
#include <sociaaldomein/io/archive.hpp>
#include <sociaaldomein/io/diff.hpp>
#include <sociaaldomein/io/json.hpp>
#include <sociaaldomein/io/json_writer.hpp>
#include <sociaaldomein/io/load.hpp>
#include <sociaaldomein/io/long_table.hpp>
#include <sociaaldomein/io/schema.hpp>
#include <sociaaldomein/io/table.hpp>
#include <sociaaldomein/projection/accuracy.hpp>
#include <sociaaldomein/projection/backtest.hpp>
#include <sociaaldomein/projection/calibrate.hpp>
#include <sociaaldomein/projection/damped_trend.hpp>
#include <sociaaldomein/projection/forecast.hpp>
#include <sociaaldomein/projection/paths.hpp>
#include <sociaaldomein/report/bridge_table.hpp>
#include <sociaaldomein/report/html.hpp>
#include <sociaaldomein/report/manifest.hpp>
#include <sociaaldomein/report/number_format.hpp>
#include <sociaaldomein/report/outlook_table.hpp>
#include <sociaaldomein/report/projection_table.hpp>
#include <sociaaldomein/scenario/ask.hpp>
#include <sociaaldomein/scenario/inputs.hpp>
#include <sociaaldomein/scenario/price_volume.hpp>
#include <sociaaldomein/scenario/queueing.hpp>
#include <sociaaldomein/scenario/survival.hpp>
#include <sociaaldomein/scenario/target_odds.hpp>
#include <sociaaldomein/series/aggregate.hpp>
#include <sociaaldomein/series/align.hpp>
#include <sociaaldomein/series/vintages.hpp>
