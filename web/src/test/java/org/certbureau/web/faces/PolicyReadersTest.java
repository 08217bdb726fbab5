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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.region.policy.Policy;
import org.junit.jupiter.api.Test;

/**
 * A rule that stands in a policy and that no code reads is a promise to nobody: every accessor of
 * the rows of a policy has a reader besides the rows themselves and who reads, checks and keeps
 * their documents. Pages read too.
 */
class PolicyReadersTest {
  private static final String ROWS = Policy.class.getPackageName();

  /** Rows that nothing applies yet, under the capability that will. */
  private static final Set<String> WAITING =
      Set.of(
          // one case for many employees, with its annex sheets
          "Annex.code",
          "Annex.rowsPerSheet",
          "Annex.title",
          "Policy.annexes",
          // the notice of what is to be remitted, and where to
          "Bureau.BankAccount.bank",
          "Bureau.BankAccount.number",
          "Bureau.BankAccount.payee",
          "Bureau.account",
          // papers that are mailed in
          "Bureau.PostAddress.address",
          "Bureau.PostAddress.addressee",
          "Bureau.PostAddress.payee",
          "Bureau.PostAddress.phone",
          "Bureau.post",
          // a page that says where to turn for help
          "Bureau.SupportLine.kind",
          // RENEW and CHANGE: what may be another than before
          "CertificatePolicy.ChangeRule.fields",
          "CertificatePolicy.ChangeRule.verdict",
          "CertificatePolicy.changes",
          // RENEW: from the old end, or from the day of issue
          "CertificatePolicy.PeriodRule.end",
          "CertificatePolicy.periods",
          // the answer to relying parties that names the issuer
          "CertificatePolicy.Issuer.name",
          // holders of other countries than the profile's own
          "CertificatePolicy.Place.country",
          // time limits that stand still until the money is there
          "DeadlineRule.pausedUntilPaid",
          // delivery by courier and by download
          "DeliveryRule.addressField",
          "DeliveryRule.addresseeField",
          "DeliveryRule.postageByHolder",
          "DeliveryRule.way",
          "Policy.delivery",
          // forms that begin with what the register knows
          "FormField.prefilled",
          // erasure of what was kept for long enough
          "Policy.retention",
          "Retention.years",
          // a new version of a policy, entered by an administrator
          "TariffLine.Range.least",
          "TariffLine.Range.most",
          "TariffLine.between",
          // refunds by charge line
          "TariffLine.code",
          // UNLOCK: a PIN that the holder chooses at the station
          "TokenPolicy.PinFormat.forbidden",
          "TokenPolicy.PinFormat.lettersAndDigits",
          "TokenPolicy.PinFormat.max",
          "TokenPolicy.PinFormat.min",
          "TokenPolicy.PinRule.format",
          // REISSUE_DAMAGED: free within the warranty
          "TokenPolicy.Warranty.period",
          "TokenPolicy.warranty",
          // a word to who uploads more than is wished for
          "Uploads.warnBytes");

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
        .isEqualTo(new TreeSet<>(WAITING));
  }

  private static String named(JavaClass row, RecordComponent component) {
    return row.getName().substring(ROWS.length() + 1).replace('$', '.') + "." + component.getName();
  }

  /** By whoever is not a row or its keeper; a row's own method passes on to its readers. */
  private static boolean isRead(JavaClass row, String component) {
    Deque<JavaCodeUnit> open = new ArrayDeque<>();
    Set<JavaCodeUnit> seen = new HashSet<>();
    seen.add(row.getMethod(component));
    seen.addAll(readers(row.getField(component)));
    open.addAll(seen);
    while (!open.isEmpty()) {
      for (JavaCodeUnit reader : readers(open.pop())) {
        String room = reader.getOwner().getPackageName();
        if (!room.equals(ROWS) && !KEEPERS.contains(room)) {
          return true;
        }
        if (room.equals(ROWS) && seen.add(reader)) {
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
