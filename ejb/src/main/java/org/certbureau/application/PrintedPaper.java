package org.certbureau.application;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.certbureau.application.asked.Request;
import org.certbureau.crypto.Sm3;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.PaperRule;
import org.certbureau.region.policy.Policy;

/**
 * What the papers print of an application, as a digest: whether one that was signed and scanned
 * still says what the application says (CS-08). What is filled in after the signature is left out.
 */
public record PrintedPaper(Policy policy, Application application, Map<String, String> values) {
  private static final List<String> OF_AUTHORITY =
      List.of(
          FormKeys.UNIT_NAME,
          FormKeys.CREDIT_CODE,
          FormKeys.AGENT_NAME,
          FormKeys.AGENT_DOCUMENT_TYPE,
          FormKeys.AGENT_DOCUMENT_NUMBER,
          FormKeys.AGENT_MOBILE);

  /** SM3 in hexadecimal. A number could be guessed from it: it is kept sealed. */
  String digest(PaperRule.Kind kind) {
    Request request = application.request();
    StringBuilder said = new StringBuilder();
    add(said, "paper", kind + " " + policy.region() + " " + policy.version());
    add(said, "service", request.service().name());
    if (kind == PaperRule.Kind.APPLICATION_FORM) {
      add(said, "years", Integer.toString(request.years()));
    }
    keys(kind, policy, application.situation())
        .forEach(key -> add(said, key, values.getOrDefault(key, "")));
    return Sm3.hex(said.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Keys of the fields that a paper says. */
  public static List<String> keys(PaperRule.Kind kind, Policy policy, Situation situation) {
    return switch (kind) {
      case APPLICATION_FORM ->
          policy.fields(situation).stream()
              .filter(field -> field.onPaper() != FormField.OnPaper.NEVER)
              .map(FormField::key)
              .toList();
      case POWER_OF_ATTORNEY -> OF_AUTHORITY;
      case SERVICE_AGREEMENT -> List.of(FormKeys.UNIT_NAME);
    };
  }

  private static void add(StringBuilder said, String key, String value) {
    said.append(key).append('=').append(value.length()).append(':').append(value).append('\n');
  }
}
