package org.certbureau.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.certbureau.dev.Sources.Kind;
import org.certbureau.dev.Sources.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutTest {
  @TempDir Path home;

  @Test
  void a_page_comes_to_its_place_and_leaves_it() throws IOException {
    Layout layout = new Layout(home.resolve("ROOT"));
    Path page = Files.writeString(home.resolve("review.xhtml"), "<p/>");
    Source source = new Source(page, Kind.PAGE, "review.xhtml");

    layout.bring(source);
    assertThat(home.resolve("ROOT/review.xhtml")).hasContent("<p/>");

    Files.delete(page);
    layout.bring(source);
    assertThat(home.resolve("ROOT/review.xhtml")).doesNotExist();
  }

  @Test
  void only_the_copy_of_the_delivered_settings_is_in_development() throws IOException {
    Layout layout = new Layout(home.resolve("ROOT"));
    Path delivered = Path.of("../../web/src/main/webapp/WEB-INF/web.xml");

    layout.bring(new Source(delivered, Kind.SETTING, "WEB-INF/web.xml"));

    String refreshed =
        ">Development</param-value></context-param><context-param>"
            + "<param-name>jakarta.faces.FACELETS_REFRESH_PERIOD</param-name><param-value>0<";
    assertThat(Files.readString(home.resolve("ROOT/WEB-INF/web.xml")))
        .isEqualTo(Files.readString(delivered).replace(">Production<", refreshed))
        .contains(">Development<");
  }

  @Test
  void settings_that_name_no_stage_are_refused() throws IOException {
    Layout layout = new Layout(home.resolve("ROOT"));
    Path settings = Files.writeString(home.resolve("web.xml"), "<web-app/>");

    assertThatThrownBy(() -> layout.bring(new Source(settings, Kind.SETTING, "WEB-INF/web.xml")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("in what stage");
  }
}
