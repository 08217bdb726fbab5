package org.certbureau.web.faces.recovery;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import org.certbureau.recovery.RecoveryDesk;
import org.certbureau.recovery.RecoveryRow;

/** What officers are asked (密钥恢复), and what one has answered (我的表态). */
@Named
@RequestScoped
public class Recoveries {
  @EJB private RecoveryDesk desk;

  private List<RecoveryRow> open;
  private List<RecoveryRow> own;

  /** First what wants the reader's word. */
  public List<RecoveryRow> getOpen() {
    if (open == null) {
      open = desk.open();
    }
    return open;
  }

  public List<RecoveryRow> getOwn() {
    if (own == null) {
      own = desk.own();
    }
    return own;
  }

  public long getAsked() {
    return getOpen().stream().filter(row -> row.state().isAsked()).count();
  }
}
