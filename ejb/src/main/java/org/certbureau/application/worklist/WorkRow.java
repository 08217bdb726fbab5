package org.certbureau.application.worklist;

import java.time.Instant;
import java.time.LocalDate;
import org.certbureau.application.GateProgress;
import org.certbureau.application.State;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.HolderType;

/**
 * What the work list reads of an application: columns, and never the sealed form.
 *
 * @param dueOn list is sorted
 * @param policyVersion the pinned one, or null
 * @param agentMobile masked; null in a row of before it was kept
 * @param fee what is charged; null before it is submitted
 * @param decided whether it has failed, and people have decided against another try
 */
record WorkRow(
    long id,
    CaseNumber caseNumber,
    RegionCode region,
    HolderType holder,
    Channel channel,
    State state,
    GateProgress gates,
    LocalDate dueOn,
    Integer policyVersion,
    String unitName,
    String creditCode,
    String agentName,
    String agentMobile,
    Instant createdAt,
    Instant submittedAt,
    String acceptedBy,
    Money fee,
    boolean decided) {
  static final String COLUMNS =
      "a.id, a.caseNumber, a.region,"
          + " a.holder, a.channel,"
          + " a.standing.state, a.gates.required, a.gates.open,"
          + " a.standing.dueOn, a.policyVersion,"
          + " a.form.unitName, a.form.creditCode,"
          + " a.form.agentName, a.form.agentMobile,"
          + " a.acts.created.at, a.acts.submitted.at,"
          + " a.acts.accepted.who, a.fee, a.standing.reason";

  /**
   * @param row the values of {@link #COLUMNS}
   */
  static WorkRow of(Object[] row) {
    return new WorkRow(
        (Long) row[0],
        (CaseNumber) row[1],
        (RegionCode) row[2],
        (HolderType) row[3],
        (Channel) row[4],
        (State) row[5],
        GateProgress.read((String) row[6], (String) row[7]),
        (LocalDate) row[8],
        (Integer) row[9],
        (String) row[10],
        (String) row[11],
        (String) row[12],
        (String) row[13],
        (Instant) row[14],
        (Instant) row[15],
        (String) row[16],
        (Money) row[17],
        row[5] == State.FAILED && ProductionFailure.DECIDED.equals(row[18]));
  }
}
