package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.h2.Driver;
import org.junit.jupiter.api.Test;

/** Which database the bureau works on, as it tells who runs it. */
interface DatabaseAnswers extends RunningBureau {
  /** The containers bring an H2 of their own, and the first on the class path wins. */
  @Test
  default void the_embedded_database_is_the_one_that_the_bureau_declares() throws Exception {
    String declared = Driver.class.getPackage().getImplementationVersion();
    assertThat(log())
        .filteredOn(line -> line.contains("the database answers as "))
        .isNotEmpty()
        .allMatch(line -> line.contains(" as H2 " + declared + " "))
        .allMatch(line -> line.contains(" through H2 JDBC Driver " + declared + " "));
  }
}
