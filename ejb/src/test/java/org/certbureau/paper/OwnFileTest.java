package org.certbureau.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.MalformedURLException;
import java.net.URL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnFileTest {
  @ParameterizedTest
  @CsvSource({
    "file:/app/lib/ejb.jar, jar:file:/app/lib/ejb.jar!/papers/a.ttf",
    "file:/app/WEB-INF/classes/, file:/app/WEB-INF/classes/papers/a.ttf",
    "file:/app/WEB-INF/classes/org/certbureau/paper/OwnFile.class, file:/app/WEB-INF/classes/papers/a.ttf"
  })
  void it_is_found_wherever_a_loader_says_that_the_classes_are(URL classes, URL file)
      throws MalformedURLException {
    assertThat(OwnFile.at(classes, "papers/a.ttf")).isEqualTo(file);
  }
}
