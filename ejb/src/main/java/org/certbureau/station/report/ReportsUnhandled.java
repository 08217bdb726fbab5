package org.certbureau.station.report;

import java.util.List;
import org.certbureau.station.contract.JobReport;

/**
 * The broker has given up delivering these reports: nothing else will come of them. Observed
 * outside any transaction, and again after a crash.
 */
public record ReportsUnhandled(String station, List<JobReport> reports) {}
