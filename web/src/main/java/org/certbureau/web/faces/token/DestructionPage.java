package org.certbureau.web.faces.token;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.certbureau.kernel.RegionCode;
import org.certbureau.token.DestructionDesk;
import org.certbureau.token.DestructionView;
import org.certbureau.token.TokenView;
import org.certbureau.web.faces.frame.Frame;
import org.certbureau.web.faces.frame.Links;
import org.certbureau.web.faces.frame.Notice;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.frame.Screen;
import org.certbureau.web.faces.words.Words;

/** Tokens that were taken back (介质销毁): what waits for a list, the lists, and their signatures. */
@Named("destruction")
@ViewScoped
public class DestructionPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int ROWS = 50;

  @EJB private DestructionDesk desk;
  @Inject private Frame frame;
  @Inject private Notice notice;
  @Inject private Problems problems;
  @Inject private Words say;

  private String number;
  private String reason;
  private List<String> chosen = new ArrayList<>();
  private transient DestructionView shown;
  private transient List<TokenView> waiting;

  private RegionCode region() {
    return frame.getCaller().regions().stream().sorted().findFirst().orElseThrow();
  }

  /** The list that the address names; null for none. */
  public DestructionView getShown() {
    if (shown == null && number != null && !number.isBlank()) {
      shown = desk.list(number);
    }
    return shown;
  }

  /** What is to be destroyed and stands on no list yet. */
  public List<TokenView> getWaiting() {
    if (waiting == null) {
      waiting = desk.waiting(region(), "", DestructionDesk.MOST);
    }
    return waiting;
  }

  public List<DestructionView> getLists() {
    return desk.page("", ROWS);
  }

  /** Makes a list of those that were ticked. */
  public String make() {
    String[] made = new String[1];
    if (!problems.none(() -> made[0] = desk.make(region(), chosen))) {
      return null;
    }
    notice.say(say.of("destruction.made", made[0], chosen.size()));
    return to(made[0]);
  }

  /** Signs the list that is shown; with the second signature its tokens are destroyed. */
  public String sign() {
    if (!problems.none(() -> desk.sign(number))) {
      return null;
    }
    boolean done = desk.list(number).state() == DestructionView.State.DESTROYED;
    notice.say(say.of(done ? "destruction.done" : "destruction.signed", number));
    return to(number);
  }

  /** Makes the list that is shown void. */
  public String dissolve() {
    if (!problems.none(() -> desk.dissolve(number, reason))) {
      return null;
    }
    notice.say(say.of("destruction.dissolved", number));
    return to(number);
  }

  private static String to(String list) {
    return Links.redirect(Screen.DESTRUCTION.path() + "?list=" + list);
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }

  public List<String> getChosen() {
    return chosen;
  }

  public void setChosen(List<String> chosen) {
    this.chosen = chosen == null ? new ArrayList<>() : new ArrayList<>(chosen);
  }
}
