package org.certbureau.station;

import java.util.List;

/**
 * These jobs wait for a station and can never go to one: the certificate that each is to renew is
 * not in force any more. They stand in the way of others until they have come to an end.
 */
public record StrandedJobs(List<String> numbers) {
  public StrandedJobs {
    numbers = List.copyOf(numbers);
  }
}
