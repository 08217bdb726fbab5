package org.certbureau.application.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.business.Service;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** REVOKE before REISSUE_LOST before SUSPEND before all others (A-X5), every pair of services. */
class RivalTest {
  private static final List<Service> HIGHEST_FIRST =
      List.of(Service.REVOKE, Service.REISSUE_LOST, Service.SUSPEND);

  static Stream<Arguments> pairs() {
    return Stream.of(Service.values())
        .flatMap(one -> Stream.of(Service.values()).map(other -> Arguments.of(one, other)));
  }

  @ParameterizedTest(name = "{0} is there, {1} comes")
  @MethodSource("pairs")
  void of_two_on_one_certificate_the_higher_stops_the_lower_and_equals_keep_each_other_out(
      Service there, Service coming) {
    Rival rival = new Rival(new CaseNumber("CS-20261122-000318"), there);
    assertThat(rival.isStoppedBy(coming)).isEqualTo(place(coming) < place(there));
    assertThat(rival.stops(coming)).isEqualTo(place(there) < place(coming));
  }

  private static int place(Service service) {
    int named = HIGHEST_FIRST.indexOf(service);
    return named < 0 ? HIGHEST_FIRST.size() : named;
  }
}
