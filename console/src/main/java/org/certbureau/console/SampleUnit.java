package org.certbureau.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A fictional unit that fills in whatever form a region's policy asks for. */
public final class SampleUnit {
  private static final String CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int[] ORGANIZATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
  private static final int[] CITIZEN_WEIGHTS = {
    7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2
  };

  private final SecureRandom random = new SecureRandom();
  private final JsonNode policy;
  private final String region;

  /**
   * @param policy as {@code GET /api/v1/regions/CODE/policy} answers
   */
  public SampleUnit(JsonNode policy) {
    this.policy = policy;
    this.region = policy.path("region").asText();
  }

  /**
   * The required fields, and one of each group of which one is enough.
   *
   * @param systems how many online systems are ticked
   */
  public Map<String, String> form(int systems) {
    return form("NEW", systems, field -> true);
  }

  /**
   * What the agent says who comes about a certificate that there is already: the rest of the form
   * is known from it.
   */
  public Map<String, String> about(String service) {
    Map<String, String> form =
        form(
            service,
            1,
            field ->
                field.path("key").asText().startsWith("agent")
                    || field.path("for").path("services").size() > 0);
    form.putAll(changed(service));
    return form;
  }

  /**
   * Something that its certificate says and that is another from now on, for a service that changes
   * data: the mailbox, or the department where no mailbox stands there.
   */
  private Map<String, String> changed(String service) {
    JsonNode certificate = policy.path("certificate");
    boolean changes = false;
    for (JsonNode row : certificate.path("changes")) {
      changes |= !"REFUSED".equals(row.path("verdict").asText()) && Scopes.covers(row, service);
    }
    JsonNode mailbox = certificate.path("email").path("field");
    JsonNode department = certificate.path("subject").path("departmentField");
    if (!changes || mailbox.isMissingNode() && department.isMissingNode()) {
      return Map.of();
    }
    return mailbox.isMissingNode()
        ? Map.of(department.asText(), "示例信息中心")
        : Map.of(mailbox.asText(), "new-office@example.cn");
  }

  private Map<String, String> form(String service, int systems, Predicate<JsonNode> wanted) {
    Map<String, String> form = new LinkedHashMap<>();
    List<String> groups = new ArrayList<>();
    String citizen = citizenId();
    for (JsonNode field : policy.path("form")) {
      if (!"TYPED".equals(field.path("filled").asText())
          || !Scopes.covers(field, service)
          || !wanted.test(field)) {
        continue;
      }
      String group = field.path("anyOf").asText("");
      boolean first = !group.isEmpty() && !groups.contains(group);
      if (field.path("required").asBoolean() || first) {
        form.put(field.path("key").asText(), value(field, systems, citizen));
        groups.add(group);
      }
    }
    return form;
  }

  private String value(JsonNode field, int systems, String citizen) {
    return switch (field.path("kind").asText()) {
      case "UNIT_NAME" ->
          policy.path("bureau").path("regionName").path("zh").asText()
              + "演示"
              + (100 + random.nextInt(900))
              + "号示例单位";
      case "PERSON_NAME" -> "欧阳示例";
      case "ADDRESS" -> "示例路 1 号示例大厦 A 座 1206 室";
      case "CREDIT_CODE" -> creditCode();
      case "ORGANIZATION_CODE" -> organizationCode();
      case "INSURANCE_NUMBER" -> region + (100000 + random.nextInt(900000));
      case "CITIZEN_ID", "DOCUMENT_NUMBER" -> citizen;
      case "MOBILE", "PHONE" -> "13800138000";
      case "EMAIL" -> "agent@example.cn";
      case "POSTAL_CODE" -> "410000";
      case "BOOLEAN" -> "false";
      case "CHOICE", "CHOICES" ->
          field.path("preset").asText(field.path("choices").path(0).path("code").asText());
      case "APPLICATIONS" -> systemCodes(systems);
      // the first that its certificate had
      case "PAIR" -> "1";
      default -> "示例";
    };
  }

  private String systemCodes(int count) {
    List<String> codes = new ArrayList<>();
    for (JsonNode entry : policy.path("applications").path("catalogue")) {
      if (codes.size() < count) {
        codes.add(entry.path("code").asText());
      }
    }
    // beside the catalogue others may be named
    while (policy.path("applications").path("others").asBoolean() && codes.size() < count) {
      codes.add("示例系统" + (codes.size() + 1));
    }
    return String.join(",", codes);
  }

  /** GB 32100: 91, the region, an organisation code, a check character. */
  private String creditCode() {
    String body = "91" + region + organizationCode();
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < body.length(); i++) {
      sum += CREDIT_ALPHABET.indexOf(body.charAt(i)) * weight;
      weight = weight * 3 % 31;
    }
    return body + CREDIT_ALPHABET.charAt((31 - sum % 31) % 31);
  }

  /** GB 11714: eight characters, a check character. */
  private String organizationCode() {
    StringBuilder code = new StringBuilder("MA");
    for (int i = 0; i < 6; i++) {
      code.append(random.nextInt(10));
    }
    int sum = 0;
    for (int i = 0; i < code.length(); i++) {
      sum += Character.getNumericValue(code.charAt(i)) * ORGANIZATION_WEIGHTS[i];
    }
    int check = 11 - sum % 11;
    return code.append(check == 10 ? "X" : check == 11 ? "0" : Integer.toString(check)).toString();
  }

  /** GB 11643: the region, a birthday, a running number, a check character. */
  private String citizenId() {
    String body = region + "19900307" + "%03d".formatted(random.nextInt(1000));
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      sum += (body.charAt(i) - '0') * CITIZEN_WEIGHTS[i];
    }
    return body + "10X98765432".charAt(sum % 11);
  }
}
