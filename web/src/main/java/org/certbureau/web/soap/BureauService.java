package org.certbureau.web.soap;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import org.certbureau.application.ApplicationDesk;
import org.certbureau.application.ApplicationView;
import org.certbureau.application.MaterialDesk;
import org.certbureau.application.NewApplication;
import org.certbureau.application.Step;
import org.certbureau.ca.CertificationAuthority;
import org.certbureau.certificate.PairDesk;
import org.certbureau.certificate.PairFiles;
import org.certbureau.certificate.PairState;
import org.certbureau.certificate.PairView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.Channel;
import org.certbureau.region.Facts;
import org.certbureau.region.HolderType;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.Quote;
import org.certbureau.region.QuoteRequest;
import org.certbureau.region.Service;
import org.certbureau.web.door.Answers;
import org.certbureau.web.door.Languages;

/**
 * The SOAP door at {@code /ws/bureau}: what a branch's own system needs to hand in applications and
 * to fetch what became of them. The desks behind it are those of the other doors.
 */
@CdiManaged
@ApplicationScoped
@WebService(
    name = "Bureau",
    serviceName = "BureauService",
    portName = "BureauPort",
    targetNamespace = BureauService.NAMESPACE)
public class BureauService {
  static final String NAMESPACE = "urn:certbureau:soap:1";

  @EJB private PolicyDesk policies;
  @EJB private ApplicationDesk applications;
  @EJB private MaterialDesk materials;
  @EJB private PairDesk pairs;
  @Inject private CertificationAuthority authority;
  @Inject private HttpServletRequest request;

  /** What something costs, and which rules say so. */
  @WebMethod
  @WebResult(name = "price")
  public Price quote(@WebParam(name = "question") PriceQuestion question) throws BureauFault {
    return answer(
        () -> {
          Quote quote =
              policies.quote(
                  new QuoteRequest(
                      RegionCode.of(question.region),
                      Service.of(question.service),
                      HolderType.of(question.holder),
                      Channel.COUNTER,
                      question.years,
                      question.applications,
                      Facts.NONE));
          return Price.of(quote, language());
        });
  }

  /**
   * Hands an application in with all its scans, or not at all.
   *
   * @return its case number
   */
  @WebMethod
  @WebResult(name = "caseNumber")
  @Transactional
  public String submit(@WebParam(name = "submission") Submission submission) throws BureauFault {
    return answer(
        () -> {
          CaseNumber number =
              applications.draft(
                  new NewApplication(
                      RegionCode.of(submission.region),
                      Service.of(submission.service),
                      HolderType.of(submission.holder),
                      submission.channel == null ? Channel.COUNTER : Channel.of(submission.channel),
                      submission.years,
                      submission.applications,
                      Facts.NONE,
                      Submission.asMap(submission.consents),
                      Submission.asMap(submission.form)));
          for (Submission.Scan scan : submission.scans) {
            materials.attach(number, scan.material, scan.name, scan.content);
          }
          applications.take(number, Step.SUBMIT, null);
          return number.value();
        });
  }

  /** How far an application has come. */
  @WebMethod
  @WebResult(name = "status")
  public CaseStatus status(@WebParam(name = "caseNumber") String caseNumber) throws BureauFault {
    return answer(
        () -> {
          ApplicationView view = applications.find(CaseNumber.of(caseNumber));
          return CaseStatus.of(view);
        });
  }

  /** The certificates that an application has led to, with those of their issuer. */
  @WebMethod
  @WebResult(name = "certificates")
  public Certificates certificates(@WebParam(name = "caseNumber") String caseNumber)
      throws BureauFault {
    return answer(
        () -> {
          CaseNumber number = CaseNumber.of(caseNumber);
          applications.find(number);
          PairView pair =
              pairs.ofCase(number).stream()
                  .filter(made -> made.state() == PairState.ACTIVE)
                  .findFirst()
                  .orElseThrow(
                      () -> new NotFound("certificate.not-found", "caseNumber", number.value()));
          PairFiles files = pairs.files(pair.job());
          List<byte[]> chain = authority.chain(pair.issuer());
          return Certificates.of(pair, files, chain);
        });
  }

  private interface Question<T> {
    T ask();
  }

  /** Whatever the desks refuse becomes a fault that a program can read. */
  private <T> T answer(Question<T> question) throws BureauFault {
    try {
      return question.ask();
    } catch (RuntimeException e) {
      throw new BureauFault(Answers.to(e, request));
    }
  }

  private Locale language() {
    return Languages.of(request);
  }
}
