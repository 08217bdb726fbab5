package org.certbureau.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.certbureau.start.LoadingWatch.Why;
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
    try (LoadingWatch watch = LoadingWatch.begin(why -> said.add(why.sentence()))) {
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
  void what_has_a_sentence_comes_without_its_stack_and_what_has_none_with_it() {
    Throwable fault = new NullPointerException();
    assertThat(LoadingWatch.why(fault)).isEqualTo(new Why("java.lang.NullPointerException", fault));
    assertThat(LoadingWatch.why(new OfOurs("no such key", fault)).fault()).isNull();
  }

  @Test
  void stacks_are_kept_back_until_the_bureau_is_loaded() {
    List<String> written = new ArrayList<>();
    Handler log = log(written);
    Logger root = Logger.getLogger("");
    root.addHandler(log);
    try {
      try (LoadingWatch watch = LoadingWatch.begin(why -> {})) {
        CONTAINER.log(Level.SEVERE, "it failed", new IllegalStateException());
        CONTAINER.warning("Local Exception Stack: \n\tat a.b.C(C.java:1)");
        CONTAINER.warning("one line");
        assertThat(watch.said()).isPresent();
        assertThat(written).as("while it is loaded").containsExactly("one line");
      }
      assertThat(written)
          .as("afterwards")
          .containsExactly(
              "one line", "it failed", "Local Exception Stack: \n\tat a.b.C(C.java:1)");
      CONTAINER.log(Level.WARNING, "a failure of later", new IllegalStateException());
      assertThat(written).endsWith("a failure of later");
    } finally {
      root.removeHandler(log);
    }
  }

  private static Handler log(List<String> written) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        if (isLoggable(record)) {
          written.add(record.getMessage());
        }
      }

      @Override
      public void flush() {
        // nothing is kept
      }

      @Override
      public void close() {
        // nothing is open
      }
    };
  }

  @Test
  void who_is_of_ours_is_believed_before_who_was_nearest() {
    Throwable nearest = new IllegalStateException("Connection refused");
    assertThat(LoadingWatch.why(new RuntimeException("outside", nearest)).sentence())
        .isEqualTo("Connection refused");
    assertThat(
            LoadingWatch.why(
                new RuntimeException(
                    "outside", new OfOurs("the database is\n not there", nearest))))
        .isEqualTo(new Why("the database is; not there", null));
  }
}
