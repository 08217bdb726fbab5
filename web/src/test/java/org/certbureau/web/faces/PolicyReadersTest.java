package org.certbureau.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.policy.Policy;
import org.junit.jupiter.api.Test;

/**
 * A rule that stands in a policy and that no code reads is a promise to nobody: every accessor of
 * every row of a policy, however deep it lies, has a reader outside the region's own rooms: neither
 * who keeps and checks its documents nor a rule that nobody asks counts. Pages read too.
 */
class PolicyReadersTest {
  private static final String ROWS = Policy.class.getPackageName();
  private static final String REGION = PolicyDesk.class.getPackageName();

  /** Rows that nothing applies yet, by the capability that will. */
  private static final Map<String, Set<String>> WAITING =
      Map.ofEntries(
          Map.entry(
              "one case for many employees, with its annex sheets",
              Set.of(
                  "Annex.code",
                  "Annex.fields",
                  "Annex.rowsPerSheet",
                  "Annex.title",
                  "Policy.annexes")),
          Map.entry(
              "the notice of what is to be remitted, and where to",
              Set.of(
                  "Bureau.BankAccount.bank",
                  "Bureau.BankAccount.number",
                  "Bureau.BankAccount.payee",
                  "Bureau.account")),
          Map.entry(
              "papers that are mailed in",
              Set.of(
                  "Bureau.PostAddress.address",
                  "Bureau.PostAddress.addressee",
                  "Bureau.PostAddress.payee",
                  "Bureau.PostAddress.phone",
                  "Bureau.post")),
          Map.entry(
              "the answer to relying parties, which names the issuer and the holder's country",
              Set.of("CertificatePolicy.Issuer.name", "CertificatePolicy.Place.country")),
          Map.entry(
              "delivery by courier and by download",
              Set.of(
                  "DeliveryRule.addressField",
                  "DeliveryRule.addresseeField",
                  "DeliveryRule.postageByHolder",
                  "DeliveryRule.way",
                  "Policy.delivery")),
          Map.entry("forms that begin with what the register knows", Set.of("FormField.prefilled")),
          Map.entry(
              "erasure of what was kept for long enough",
              Set.of("Policy.retention", "Retention.years")),
          Map.entry(
              "prices that an administrator enters",
              Set.of("TariffLine.Range.least", "TariffLine.Range.most", "TariffLine.between")),
          Map.entry(
              "unlocking: the holder's PIN",
              Set.of(
                  "TokenPolicy.PinFormat.forbidden",
                  "TokenPolicy.PinFormat.lettersAndDigits",
                  "TokenPolicy.PinFormat.max",
                  "TokenPolicy.PinFormat.min",
                  "TokenPolicy.PinRule.format")));

  /** Who reads, checks and keeps the documents as a whole. */
  private static final Set<String> KEEPERS =
      Set.of("org.certbureau.region.reading", "org.certbureau.region.shelf");

  /** Read through the interfaces of all rows. */
  private static final Set<String> IN_EVERY_ROW = Set.of("scope", "rule", "citation");

  private static final Set<String> GENERATED = Set.of("equals", "hashCode", "toString");

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.certbureau");

  @Test
  void every_row_of_a_policy_has_a_reader() throws IOException {
    Set<String> onPages = PagesTest.allRead().members();
    Set<String> unread = new TreeSet<>();
    for (JavaClass row : HOUSE) {
      if (row.getPackageName().equals(ROWS) && row.isRecord()) {
        for (RecordComponent component : row.reflect().getRecordComponents()) {
          if (!IN_EVERY_ROW.contains(component.getName())
              && !isRead(row, component.getName())
              && !onPages.contains(row.getName() + "." + component.getName())) {
            unread.add(named(row, component));
          }
        }
      }
    }
    assertThat(unread)
        .as("read by nobody; and what waits no longer leaves the list")
        .isEqualTo(
            WAITING.values().stream()
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static String named(JavaClass row, RecordComponent component) {
    return row.getName().substring(ROWS.length() + 1).replace('$', '.') + "." + component.getName();
  }

  /**
   * By whoever is outside the region's own rooms; a method in there, of a row or of a rule, passes
   * on to its readers.
   */
  private static boolean isRead(JavaClass row, String component) {
    Deque<JavaCodeUnit> open = new ArrayDeque<>();
    Set<JavaCodeUnit> seen = new HashSet<>();
    seen.add(row.getMethod(component));
    seen.addAll(readers(row.getField(component)));
    open.addAll(seen);
    while (!open.isEmpty()) {
      for (JavaCodeUnit reader : readers(open.pop())) {
        String room = reader.getOwner().getPackageName();
        if (!room.startsWith(REGION)) {
          return true;
        }
        if (!KEEPERS.contains(room) && seen.add(reader)) {
          open.push(reader);
        }
      }
    }
    return false;
  }

  /** The row's own methods; a record's constructor writes. */
  private static Set<JavaCodeUnit> readers(JavaField field) {
    return field.getAccessesToSelf().stream()
        .filter(access -> access.getAccessType() == JavaFieldAccess.AccessType.GET)
        .map(JavaFieldAccess::getOrigin)
        .filter(reader -> !GENERATED.contains(reader.getName()))
        .collect(Collectors.toSet());
  }

  private static Set<JavaCodeUnit> readers(JavaCodeUnit read) {
    return Stream.concat(
            read.getCallsOfSelf().stream().map(JavaAccess::getOrigin),
            read instanceof JavaMethod method
                ? method.getReferencesToSelf().stream().map(JavaAccess::getOrigin)
                : Stream.empty())
        .collect(Collectors.toSet());
  }
}
