package org.certbureau.region.proposal;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.certbureau.kernel.Messages;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Text;

/**
 * What a policy says, in the words of its readers: its keys, and the codes in its rows.
 *
 * @param policy whose words for services are used
 */
public record PolicyWords(Policy policy, Locale locale) {
  private static final String KEY = "region.key-";
  private static final String VALUE = "region.value-";

  /** Where codes stand that are the same in every region; other codes are names of its own. */
  private static final Set<String> CODED =
      Set.of(
          "answers",
          "before",
          "channels",
          "end",
          "ends",
          "establishes",
          "extension",
          "filled",
          "formats",
          "from",
          "gate",
          "given",
          "hand",
          "holders",
          "kind",
          "lettersAndDigits",
          "method",
          "optional",
          "others",
          "onPaper",
          "original",
          "paper",
          "pausedUntilPaid",
          "payer",
          "per",
          "personal",
          "postageByHolder",
          "prefilled",
          "required",
          "sealed",
          "signed",
          "switchedOff",
          "verdict",
          "way",
          "when");

  private static final String SERVICES = "services";
  private static final String SERVICE = "service";
  private static final String NOT = "!";

  public PolicyWords {
    locale = Messages.nearest(locale);
  }

  /** What a part of the policy, or a thing that a row says, is called. */
  public String key(String key) {
    return said(KEY + key);
  }

  /** What a row calls itself; a code where it has no name. */
  public String name(ChangedRow row) {
    String name = row.name().in(locale);
    if (name.equals(row.section())) {
      return key(name);
    }
    return isCode(name) && Messages.has(VALUE + name) ? said(VALUE + name) : name;
  }

  /** One or several values as one phrase; empty for none. */
  public String values(String key, List<Text> values) {
    return values.stream()
        .map(value -> value(key, value.in(locale)))
        .collect(Collectors.joining(Locale.ENGLISH.equals(locale) ? ", " : "、"));
  }

  private String value(String key, String value) {
    if (key.equals(SERVICES) || key.equals(SERVICE)) {
      Service service = Service.of(value);
      return policy.words().containsKey(service)
          ? policy.word(service, locale)
          : said("region.service-" + service);
    }
    if (!CODED.contains(key)) {
      return value;
    }
    return value.startsWith(NOT)
        ? Messages.text(locale, VALUE + "not", List.of(said(VALUE + value.substring(1))))
        : said(VALUE + value);
  }

  private static boolean isCode(String name) {
    return name.chars().allMatch(c -> c == '_' || c >= 'A' && c <= 'Z');
  }

  private String said(String key) {
    return Messages.text(locale, key, List.of());
  }
}
