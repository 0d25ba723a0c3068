# R's rsdmx against the running host, whose address is the argument. It reads SDMX-ML only.
suppressMessages(library(rsdmx))
base <- commandArgs(TRUE)[1]
same <- function(actual, expected, what) if (!isTRUE(all.equal(actual, expected))) stop(paste0(what, ": ", toString(actual), " is not ", toString(expected)))

csv <- read.csv(paste0(base, "/rest/data/DF_T05_MADE/A.RW01...?format=csvdata"))
for (format in c("genericdata", "structurespecificdata")) {
  data <- as.data.frame(readSDMX(paste0(base, "/rest/data/DF_T05_MADE/A.RW01...?format=", format)))
  value <- as.numeric(if ("obsValue" %in% names(data)) data$obsValue else data$OBS_VALUE)
  same(nrow(data), nrow(csv), paste(format, "rows"))
  same(sum(value, na.rm = TRUE), sum(csv$OBS_VALUE, na.rm = TRUE), paste(format, "sum"))
  same(sum(is.na(value)), sum(is.na(csv$OBS_VALUE)), paste(format, "withheld"))
}

dsd <- readSDMX(paste0(base, "/rest/datastructure/RW_LMIS/DSD_T05_MADE/1.0.0?references=children&format=structure"))
sex <- as.data.frame(slot(dsd, "codelists"), codelistId = "CL_SEX")
same(sex$id, c("_T", "F", "M"), "codes")

builder <- SDMXREST21RequestBuilder(regUrl = paste0(base, "/rest"), repoUrl = paste0(base, "/rest"), compliant = TRUE)
addSDMXServiceProvider(SDMXServiceProvider(agencyId = "RW_LMIS", name = "made up", builder = builder))
asked <- as.data.frame(readSDMX(providerId = "RW_LMIS", resource = "data", flowRef = "DF_T05_MADE", key = "all", start = 2021, end = 2022))
same(max(as.integer(substr(asked[[grep("TIME|obsTime", names(asked))[1]]], 1, 4))), 2022L, "last year")
flows <- as.data.frame(readSDMX(providerId = "RW_LMIS", resource = "dataflow"))
same("DF_T05_MADE" %in% flows$id, TRUE, "dataflows")
cat("rsdmx reads it\n")
