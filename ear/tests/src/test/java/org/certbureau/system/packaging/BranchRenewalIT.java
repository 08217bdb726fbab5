package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.certbureau.console.BureauClient;
import org.certbureau.console.HolderAtStation;
import org.certbureau.console.MachineAdmission;
import org.certbureau.system.BureauProcess;
import org.certbureau.system.SharedBureau;
import org.certbureau.system.TokenJob;
import org.certbureau.system.soap.Bureau;
import org.certbureau.system.soap.BureauFault;
import org.certbureau.system.soap.Field;
import org.certbureau.system.soap.Pair;
import org.certbureau.system.soap.Problem;
import org.certbureau.system.soap.Submission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A branch's system has a certificate renewed that it applied for itself (A-X6). */
class BranchRenewalIT {
  private static final String HERE = SharedBureau.REGION;

  @RegisterExtension static final SharedBureau SHARED = new SharedBureau();
  private final BureauProcess bureau = SHARED.bureau();

  @Test
  void a_branchs_system_renews_what_it_applied_for_and_changes_nothing_by_it() throws Exception {
    BureauClient clerk = bureau.client("ACCEPTOR", HERE);
    Bureau branch = branch("soap-renewal", HERE);
    String first = branch.submit(Soap.submission(clerk, HERE), null).getCaseNumber();
    bureau.desks(HERE).onward(first);
    TokenJob.awaitDone(bureau.desks(HERE), first);
    bureau.desks(HERE).deliver(first);
    Pair old = branch.certificate(first, null).get(0);

    Submission renewal = Soap.renewal(clerk, HERE, old.getLine());
    Bureau other = branch("soap-renewal-other", HERE);
    assertThat(refusal(other, renewal).getCode())
        .as("another branch's")
        .isEqualTo("certificate.line-not-found");
    Field changed = Soap.field("unitEmail", "other@example.cn");
    renewal.getField().add(changed);
    Problem differs = refusal(branch, renewal);
    assertThat(differs.getCode()).isEqualTo("application.not-the-holders");
    assertThat(differs.getField()).isEqualTo("unitEmail");
    renewal.getField().remove(changed);

    String number = branch.submit(renewal, null).getCaseNumber();
    assertThat(branch.status(number, null).getState().getCode()).isEqualTo("SUBMITTED");
    assertThat(refusal(branch, renewal).getCode())
        .as("one at a time, A-X5")
        .isEqualTo("application.line-busy");
    onward(clerk, number, old.getChip());
    Pair made = branch.certificate(number, null).get(0);
    assertThat(made.getChip()).isEqualTo(old.getChip());
    assertThat(made.getLine()).isEqualTo(old.getLine());
    assertThat(made.getSigning().getSerial()).isNotEqualTo(old.getSigning().getSerial());
    assertThat(branch.certificate(first, null).get(0).getState()).isEqualTo("SUPERSEDED");
    assertThat(branch.status(number, null).getState().getCode()).isEqualTo("CLOSED");
  }

  /** The token comes to the counter with its holder; it is early, and a clerk says why. */
  private void onward(BureauClient clerk, String number, String chip) throws Exception {
    clerk.put("/applications/" + number + "/warning", Map.of("reason", "经办人将出国半年"));
    clerk.post("/applications/" + number + "/steps/accept", Map.of());
    for (JsonNode paper : clerk.get("/applications/" + number).path("materials")) {
      if (paper.path("demanded").asBoolean()) {
        clerk.put(
            "/applications/%s/materials/%s/original".formatted(number, paper.path("code").asText()),
            seen(paper.path("material"), chip));
      }
    }
    bureau.client("REVIEWER", HERE).post("/applications/" + number + "/steps/approve", Map.of());
    bureau.desks(HERE).pay(number);
    HolderAtStation holder = SHARED.station().holder();
    holder.awaitWanted(chip);
    holder.present(chip);
    TokenJob.awaitDone(bureau.desks(HERE), number);
    bureau.desks(HERE).deliver(number);
    holder.takeOut(chip);
  }

  private static Map<String, Object> seen(JsonNode material, String chip) {
    JsonNode first = material.path("oneOf").path(0).path("code");
    if (material.path("token").asBoolean()) {
      return Map.of("seen", true, "document", chip);
    }
    return first.isMissingNode()
        ? Map.of("seen", true)
        : Map.of("seen", true, "document", first.asText());
  }

  private Bureau branch(String name, String region) throws Exception {
    String token =
        MachineAdmission.admit(
            bureau.url(), bureau.accounts(), Map.of("name", name, "region", region));
    return Soap.door(bureau.url(), "Bearer " + token);
  }

  private static Problem refusal(Bureau door, Submission submission) {
    BureauFault fault =
        catchThrowableOfType(BureauFault.class, () -> door.submit(submission, "en"));
    assertThat(fault).as("a refusal").isNotNull();
    List<Problem> problems = fault.getFaultInfo().getProblem();
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }
}
