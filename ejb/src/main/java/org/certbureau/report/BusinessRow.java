package org.certbureau.report;

import java.time.LocalDate;
import org.certbureau.region.business.Service;

/**
 * One line of the report. A day without any business has one line of zeros that names no region,
 * desk or service.
 *
 * @param region code and name; null on a day without business
 * @param desk code and name; null for what was accepted at no desk
 * @param serviceName the region's own word
 */
public record BusinessRow(
    LocalDate day,
    String region,
    String regionName,
    String desk,
    String deskName,
    Service service,
    String serviceName,
    Figures figures) {
  static BusinessRow nothing(LocalDate day) {
    return new BusinessRow(day, null, null, null, null, null, null, Figures.NONE);
  }
}
