package org.certbureau.start;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Listens to what the container logs while it loads the bureau: it has no other way to say that it
 * could not. Only that the log is set up anew takes a handler away, and then it comes back.
 */
final class LoadingWatch implements AutoCloseable {
  private static final String NOT_LOADED = "Exception while ";
  private static final String OF_AN_APP = "ing the app";

  /** By which somebody of ours says why there can be no start; it comes from other loaders. */
  private static final String FOR_THIS = "org.certbureau.work.CannotStart";

  private static final String OURS = "org.certbureau.";

  private final Logger root = Logger.getLogger("");
  private final Consumer<String> end;
  private final Ear ear = new Ear();
  private final Runnable listenAgain = this::listen;
  private Throwable last;

  private LoadingWatch(Consumer<String> end) {
    this.end = end;
  }

  /**
   * @param end is given the sentence, once the bureau could not be loaded
   */
  static LoadingWatch begin(Consumer<String> end) {
    LoadingWatch watch = new LoadingWatch(end);
    LogManager.getLogManager().addConfigurationListener(watch.listenAgain);
    watch.listen();
    return watch;
  }

  private void listen() {
    root.removeHandler(ear);
    root.addHandler(ear);
  }

  private void hear(LogRecord record) {
    if (record.getLevel().intValue() < Level.SEVERE.intValue()) {
      return;
    }
    if (record.getThrown() != null) {
      last = record.getThrown();
    }
    String message = String.valueOf(record.getMessage());
    if (message.startsWith(NOT_LOADED) && message.contains(OF_AN_APP)) {
      end.accept(said().orElse(message));
    }
  }

  /** Why, by what was thrown last. */
  Optional<String> said() {
    return Optional.ofNullable(last).map(LoadingWatch::sentence);
  }

  /** Of whoever knew best: who says it for this purpose, else the innermost of ours, or of all. */
  static String sentence(Throwable thrown) {
    String nearest = thrown.toString();
    String ours = null;
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      String type = cause.getClass().getName();
      if (message != null && !message.isBlank()) {
        nearest = message;
        ours = type.startsWith(OURS) ? message : ours;
      }
      if (FOR_THIS.equals(type)) {
        break;
      }
    }
    return (ours == null ? nearest : ours).strip().replaceAll("\\s*\\n\\s*", "; ");
  }

  @Override
  public void close() {
    LogManager.getLogManager().removeConfigurationListener(listenAgain);
    root.removeHandler(ear);
  }

  /** The manager of the logs closes it when it takes it away. */
  private final class Ear extends Handler {
    @Override
    public void publish(LogRecord record) {
      hear(record);
    }

    @Override
    public void flush() {
      // nothing is kept
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
