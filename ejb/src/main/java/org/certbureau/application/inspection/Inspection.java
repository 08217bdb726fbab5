package org.certbureau.application.inspection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.certbureau.application.Application;
import org.certbureau.application.asked.FactsText;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;

/** What the inspection for an application has found last; what it had found before is on record. */
@Entity
@Table(name = "application_inspection")
class Inspection {
  @Id
  @Column(name = "application_id")
  private long applicationId;

  @Column(name = "chip")
  private String chip;

  /** {@code DAMAGED=true,HUMAN_DAMAGE=false}. */
  @Column(name = "answers")
  private String answers;

  /** Codes of the policy, with blanks between; null for none. */
  @Column(name = "methods")
  private String methods;

  @Column(name = "remark")
  private String remark;

  @Column(name = "inspected_by")
  private String inspectedBy;

  @Column(name = "inspected_at")
  private Instant inspectedAt;

  @Version
  @Column(name = "version")
  private int version;

  protected Inspection() {}

  Inspection(Application application) {
    this.applicationId = application.id();
  }

  /** Whether that says anything else than is known already. */
  boolean differs(String token, Map<Fact, Boolean> found, List<String> by, String said) {
    return !token.equals(chip)
        || !text(found).equals(answers)
        || !text(by).equals(methods())
        || !Objects.equals(said, remark);
  }

  void found(
      String token,
      Map<Fact, Boolean> found,
      List<String> by,
      String said,
      String who,
      Instant now) {
    chip = token;
    answers = text(found);
    methods = by.isEmpty() ? null : text(by);
    remark = said;
    inspectedBy = who;
    inspectedAt = now;
  }

  static String text(Map<Fact, Boolean> found) {
    return FactsText.write(new Facts(found));
  }

  static String text(List<String> codes) {
    return String.join(" ", codes);
  }

  private String methods() {
    return methods == null ? "" : methods;
  }

  List<String> methodCodes() {
    return methods == null ? List.of() : Arrays.asList(methods.split(" "));
  }

  String chip() {
    return chip;
  }

  String remark() {
    return remark;
  }

  String inspectedBy() {
    return inspectedBy;
  }

  Instant inspectedAt() {
    return inspectedAt;
  }
}
