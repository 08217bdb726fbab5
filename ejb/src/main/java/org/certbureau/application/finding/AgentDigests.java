package org.certbureau.application.finding;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.certbureau.crypto.Sm3Mac;
import org.certbureau.kernel.MobileNumber;
import org.certbureau.kernel.Typed;
import org.certbureau.kernel.UnitName;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.work.Sealings;

/**
 * What is known of an agent as digests under a key of the bureau's: who has the database alone can
 * neither read nor try out whose they are, and who types the whole of one finds it.
 */
@Dependent
class AgentDigests {
  @Inject Sealings sealings;

  /** Of whom a form names, right or wrong; none where it names nobody. */
  Set<String> of(Map<String, String> form) {
    Set<String> digests = new TreeSet<>();
    given(form, FormKeys.AGENT_NAME).ifPresent(name -> digests.add(ofName(name)));
    given(form, FormKeys.AGENT_MOBILE).ifPresent(mobile -> digests.add(ofMobile(mobile)));
    given(form, FormKeys.AGENT_DOCUMENT_NUMBER)
        .ifPresent(number -> digests.add(ofDocument(number)));
    return digests;
  }

  private static Optional<String> given(Map<String, String> form, String key) {
    return Optional.ofNullable(form.get(key)).filter(value -> !value.isBlank());
  }

  String ofName(String name) {
    return digest("name", UnitName.folded(name));
  }

  String ofMobile(String number) {
    return digest(
        "mobile",
        MobileNumber.check(number).isEmpty()
            ? MobileNumber.of(number).value()
            : Typed.code(number));
  }

  String ofDocument(String number) {
    return digest("document", Typed.code(number));
  }

  /** One of another kind is another digest, though it be the same number. */
  private String digest(String kind, String value) {
    Sm3Mac mac = sealings.macFor("application.agent");
    return mac.hex((kind + ':' + value).getBytes(StandardCharsets.UTF_8));
  }
}
