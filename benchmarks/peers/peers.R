#!/usr/bin/env Rscript
# How long the R package forecast takes over the pieces of work of the projection benchmarks; see peers.py.
#
#   Rscript peers.R --file panel.csv [--series N] [--work NAME[,NAME...]] [--repeat 3]
#
# The panel has one series a line: name,value,...,value. Prints a JSON line for each piece of work:
#   {"work": "fit_aadn", "peer": "R forecast", "version": "8.20", "series": 100, "seconds": 1.234, "cpu": 1.23}
Sys.setenv(OMP_NUM_THREADS = "1", OPENBLAS_NUM_THREADS = "1")
suppressMessages(library(forecast))

option <- function(name, default) {
    args <- commandArgs(trailingOnly = TRUE)
    at <- match(paste0("--", name), args)
    if (is.na(at)) default else args[at + 1]
}
file <- option("file", "panel.csv")
limit <- as.integer(option("series", "1000000"))
wanted <- strsplit(option("work", ""), ",", fixed = TRUE)[[1]]
times <- as.integer(option("repeat", "3"))

panel <- lapply(strsplit(readLines(file), ",", fixed = TRUE), function(field) as.numeric(field[-1]))
quarterly <- lapply(panel, ts, frequency = 4)
plain <- lapply(panel, ts)

each <- function(act) function(some) for (y in some) act(y)
# Least wall and processor seconds, after a warm-up.
measure <- function(act, some) {
    act(some[seq_len(min(2, length(some)))])
    spent <- vapply(seq_len(times), function(i) {
        start <- proc.time()
        act(some)
        spent <- proc.time() - start
        c(spent[["elapsed"]], spent[["user.self"]] + spent[["sys.self"]])
    }, c(0, 0))
    apply(spent, 1, min)
}
report <- function(work, usual, series, act, prepare = identity) {
    if (length(wanted) && !(work %in% wanted)) return(invisible())
    some <- prepare(series[seq_len(min(usual, limit, length(series)))])
    spent <- measure(act, some)
    cat(sprintf(paste0("{\"work\": \"%s\", \"peer\": \"R forecast\", \"version\": \"%s\", \"series\": %d, ",
                       "\"seconds\": %.3f, \"cpu\": %.3f}\n"),
                work, as.character(packageVersion("forecast")), length(some), spent[1], spent[2]))
}

# Seven quantiles: the median and three pairs. forecast() gives the pairs as levels and the mean; the work of the median
# is one more quantile of the same paths, left out to the peer's advantage.
levels <- c(50, 80, 95)

report("fit_aadn", 100, plain, each(function(y) ets(y, model = "AAN", damped = TRUE)))
report("auto_ets", 50, quarterly, each(function(y) ets(y)))
report("theta", 500, quarterly, each(function(y) thetaf(y, h = 16, level = levels)))
report("auto_arima", 30, quarterly, each(function(y) auto.arima(y)))
report("simulate", 2, plain, each(function(fit) forecast(fit, h = 16, level = levels, simulate = TRUE, npaths = 10000)),
       prepare = function(some) lapply(some, ets, model = "AAN", damped = TRUE))
