package org.certbureau.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class LoadingWatchTest {
  private static final Logger CONTAINER = Logger.getLogger("a.container");

  private static final class OfOurs extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OfOurs(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }

  @Test
  void a_bureau_that_was_not_loaded_is_told_with_why_also_where_the_log_was_set_up_anew()
      throws Exception {
    List<String> said = new ArrayList<>();
    try (LoadingWatch watch = LoadingWatch.begin(said::add)) {
      LogManager.getLogManager().readConfiguration(new ByteArrayInputStream(new byte[0]));
      CONTAINER.log(
          Level.SEVERE,
          "Exception during lifecycle processing",
          new IllegalStateException("a bean", new IllegalStateException("no such key")));
      assertThat(said).isEmpty();
      CONTAINER.severe("Exception while loading the app");
      assertThat(said).containsExactly("no such key");
    }
    CONTAINER.severe("Exception while loading the app");
    assertThat(said).as("afterwards").hasSize(1);
  }

  @Test
  void who_is_of_ours_is_believed_before_who_was_nearest() {
    Throwable nearest = new IllegalStateException("Connection refused");
    assertThat(LoadingWatch.sentence(new RuntimeException("outside", nearest)))
        .isEqualTo("Connection refused");
    assertThat(
            LoadingWatch.sentence(
                new RuntimeException(
                    "outside", new OfOurs("the database is\n not there", nearest))))
        .isEqualTo("the database is; not there");
    assertThat(LoadingWatch.sentence(new NullPointerException()))
        .isEqualTo("java.lang.NullPointerException");
  }
}
