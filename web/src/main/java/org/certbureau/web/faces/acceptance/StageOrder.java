package org.certbureau.web.faces.acceptance;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.certbureau.certificate.procedure.Procedure;

/**
 * The steps that the application in hand goes through: who pays nothing is asked for no money, and
 * a token is looked at where the region asks for that.
 */
@RequestScoped
class StageOrder {
  @Inject private Draft draft;
  @Inject private DraftFee fee;

  List<Stage> all() {
    boolean free = isFree();
    boolean inspected = draft.getPolicy().inspection(draft.situation()).isPresent();
    return Stream.of(Stage.values())
        .filter(stage -> stage != Stage.FEE || !free)
        .filter(stage -> stage != Stage.INSPECT || inspected)
        .toList();
  }

  private boolean isFree() {
    return Procedure.of(draft.getService()).needsLine() && fee.isFree();
  }

  Stage behind(Stage stage) {
    return all().stream().filter(stage::isBefore).findFirst().orElse(stage);
  }

  Stage before(Stage stage) {
    return all().stream()
        .filter(other -> other.isBefore(stage))
        .reduce((first, last) -> last)
        .orElse(stage);
  }
}
