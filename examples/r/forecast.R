# Checks the reports of a municipality and projects its welfare recipients, in R.
#   Rscript forecast.R WRAPPER DOCUMENT...     WRAPPER: what R CMD SHLIB made of sociaaldomein_r.c

arguments <- commandArgs(trailingOnly = TRUE)
dyn.load(arguments[1])

summary <- .Call("r_check", arguments[-1])
cat(sprintf("%d figures, %d identities, %d violated\n", as.integer(summary[1]), as.integer(summary[2]),
            as.integer(summary[3])))

recipients <- matrix(c(3840, 3727, 3619, 3585, 3541), ncol = 1)
result <- array(.Call("r_forecast", recipients, nrow(recipients), ncol(recipients), "2020-H2", 2L), c(2, 1, 3),
                list(c("2023-H1", "2023-H2"), "welfare", c("mean", "lower80", "upper80")))
print(round(result[, 1, ]))

# An error of the library is an error of R.
message <- tryCatch(.Call("r_forecast", recipients, 5L, 1L, "2020-X", 2L), error = conditionMessage)
stopifnot(grepl("2020-X", message))
