package org.certbureau.application.view;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.certbureau.application.line.PairChoices;
import org.certbureau.certificate.PairView;
import org.certbureau.kernel.Messages;
import org.certbureau.region.business.Service;

/**
 * What the holder takes home about a key that comes back (A-G7): which one, what it reads, and
 * whether it is on the token by now.
 *
 * @param pair its place on the certificate, as the form has it
 * @param day writes a day, as the screen or the paper does
 */
public record RecoveryAdvice(
    ApplicationView view, String pair, Locale language, Function<Instant, String> day) {

  /** A sentence each; nothing for other services. */
  public List<String> all() {
    if (view.service() != Service.KEY_RECOVERY || view.certificate() == null) {
      return List.of();
    }
    return PairChoices.chosen(view.certificate().pairs(), pair)
        .map(key -> List.of(which(key), whether()))
        .orElse(List.of());
  }

  private String which(PairView key) {
    return say(
        "which",
        Integer.toString(key.ordinal()),
        day.apply(key.notBefore()),
        day.apply(key.notAfter()),
        key.encryptionSerial());
  }

  private String whether() {
    return switch (view.state()) {
      case COLLECT, CLOSED -> say("back", view.certificate().chip());
      case WITHDRAWN, REFUSED, STOPPED -> say("not-back");
      default -> say("not-yet");
    };
  }

  private String say(String key, String... args) {
    return Messages.text(language, "application.recovery." + key, List.of(args));
  }
}
