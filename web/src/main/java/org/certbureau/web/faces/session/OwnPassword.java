package org.certbureau.web.faces.session;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.certbureau.staff.OwnAccountDesk;
import org.certbureau.web.door.KeptLogin;
import org.certbureau.web.door.RemoteAddress;
import org.certbureau.web.faces.frame.Frame;
import org.certbureau.web.faces.frame.Notice;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.words.Words;

/** Choosing a password (修改密码). */
@Named
@RequestScoped
public class OwnPassword {
  @EJB private OwnAccountDesk desk;
  @Inject private Frame frame;
  @Inject private Notice notice;
  @Inject private Problems problems;
  @Inject private Words say;
  @Inject private HttpServletRequest request;

  private String current;
  private String chosen;
  private String again;

  /** Whether nothing else can be done before. */
  public boolean isDue() {
    return KeptLogin.mustChange(request);
  }

  /** Changes it; this session goes on, all others of the person end. */
  public String change() {
    if (chosen != null && !chosen.isEmpty() && !chosen.equals(again)) {
      problems.add("again", "password.again.differs");
      return null;
    }
    if (!problems.none(
        () ->
            KeptLogin.keep(
                request, desk.changePassword(current, chosen, RemoteAddress.of(request))))) {
      return null;
    }
    notice.say(say.of("password.changed"));
    return frame.open();
  }

  /** Never shown again. */
  public String getCurrent() {
    return null;
  }

  public void setCurrent(String current) {
    this.current = current;
  }

  /** Never shown again. */
  public String getChosen() {
    return null;
  }

  public void setChosen(String chosen) {
    this.chosen = chosen;
  }

  /** Never shown again. */
  public String getAgain() {
    return null;
  }

  public void setAgain(String again) {
    this.again = again;
  }
}
