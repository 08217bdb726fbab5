package org.certbureau.web.faces.acceptance;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.certbureau.application.view.CaseCertificate;
import org.certbureau.certificate.LineDesk;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.region.business.Service;

/** The certificate that an acceptance is about, where it does not open one. */
@Named
@ViewScoped
public class CertificateAtDesk implements Serializable {
  private static final long serialVersionUID = 1L;

  @EJB private LineDesk lines;
  @Inject private CaseInHand inHand;
  @Inject private Draft draft;

  private boolean serviceNamed;
  private transient CaseCertificate named;

  /** Named by the address before anything is begun: its region is the one that acts. */
  void open() {
    if (draft.getCertificate() != null) {
      draft.actFor(line().region());
    }
  }

  private LineView line() {
    return lines.life(draft.getCertificate()).line();
  }

  /** As it stands now; null for none. */
  public CaseCertificate getShown() {
    if (inHand.isBegun()) {
      return inHand.view().certificate();
    }
    if (named == null && isChosen()) {
      LineView line = line();
      named =
          new CaseCertificate(
              line.number().value(),
              line.standing(),
              line.pastEnd(),
              line.chip(),
              line.end().orElse(null),
              line.pairs(),
              line.hold() == null ? null : line.hold().setAt(),
              line.hold() == null ? null : line.hold().setBy(),
              null,
              List.of(),
              List.of());
    }
    return named;
  }

  /** Whether the address names both the certificate and what is to be done with it. */
  public boolean isChosen() {
    return !inHand.isBegun() && isNamed();
  }

  private boolean isNamed() {
    return serviceNamed && draft.getCertificate() != null;
  }

  /** Whether one has still to be named for the service that was chosen. */
  public boolean isAsked() {
    return !isChosen() && Procedure.of(draft.getService()).needsLine();
  }

  /** The service as the address names it; null before anything was chosen there. */
  public String getService() {
    return isNamed() ? draft.getService().name() : null;
  }

  public void setService(String name) {
    Stream.of(Service.values())
        .filter(service -> service.name().equals(name))
        .filter(service -> Procedure.of(service).needsLine())
        .findFirst()
        .ifPresent(
            service -> {
              draft.choose(service);
              serviceNamed = true;
            });
  }

  public String getNumber() {
    return isNamed() ? draft.getCertificate() : null;
  }

  public void setNumber(String number) {
    if (number != null && !number.isBlank()) {
      draft.setCertificate(number);
    }
  }
}
