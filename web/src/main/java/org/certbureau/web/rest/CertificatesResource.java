package org.certbureau.web.rest;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.certbureau.application.view.ViewingDesk;
import org.certbureau.certificate.PairDesk;
import org.certbureau.certificate.PairFiles;
import org.certbureau.certificate.PairView;
import org.certbureau.crypto.Pem;
import org.certbureau.kernel.CaseNumber;

/** The certificates that were made for an application. */
@Path("/applications/{caseNumber}/certificates")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CertificatesResource {
  private static final String LABEL = "CERTIFICATE";

  @EJB private ViewingDesk viewing;
  @EJB private PairDesk pairs;

  /**
   * A pair with its bytes.
   *
   * @param signingCertificate PEM
   * @param encryptionCertificate PEM
   */
  public record Certificates(
      PairView pair, String signingCertificate, String encryptionCertificate) {}

  /** All pairs ever made, the newest first. */
  @GET
  public List<Certificates> all(@PathParam("caseNumber") String caseNumber) {
    CaseNumber number = CaseNumber.of(caseNumber);
    viewing.require(number);
    return pairs.ofCase(number).stream().map(this::withFiles).toList();
  }

  private Certificates withFiles(PairView pair) {
    PairFiles files = pairs.files(pair.job());
    return new Certificates(
        pair, Pem.write(LABEL, files.signing()), Pem.write(LABEL, files.encryption()));
  }
}
