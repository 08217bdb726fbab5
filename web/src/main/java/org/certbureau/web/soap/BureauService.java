package org.certbureau.web.soap;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.certbureau.application.start.StartDesk;
import org.certbureau.application.view.ViewingDesk;
import org.certbureau.ca.crl.PublicDirectory;
import org.certbureau.certificate.PairDesk;
import org.certbureau.certificate.PairView;
import org.certbureau.certificate.proof.ProofDesk;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.PolicyDesk;
import org.certbureau.web.door.Answers;
import org.certbureau.web.door.Languages;
import org.certbureau.web.door.Reply;

/**
 * {@code /ws/bureau}: what another system needs to hand applications in and to learn what became of
 * them. Behind it are the desks of the other doors. Every operation takes the language of its
 * sentences, {@code zh-CN} or {@code en}; where it is left out, the request's headers decide, else
 * it is Chinese.
 */
@CdiManaged
@ApplicationScoped
@WebService(
    name = "Bureau",
    serviceName = "BureauService",
    portName = "BureauPort",
    targetNamespace = BureauService.NAMESPACE)
public class BureauService {
  static final String NAMESPACE = Reply.NAMESPACE;

  @EJB private PolicyDesk policies;
  @EJB private ViewingDesk viewing;
  @EJB private PairDesk pairs;
  @EJB private ProofDesk proofs;
  @EJB private PublicDirectory directory;
  @EJB private StartDesk starts;
  @Inject private Intake intake;
  @Inject private HttpServletRequest request;

  /** What something costs, and which rules say so. */
  @WebMethod
  @WebResult(name = "price")
  public Price quote(
      @WebParam(name = "question") @XmlElement(required = true) PriceQuestion question,
      @WebParam(name = "language") String language)
      throws BureauFault {
    return answer(language, locale -> Price.of(policies.quote(question.toRequest()), locale));
  }

  /** Hands an application in with all its scans, or not at all. */
  @WebMethod
  @WebResult(name = "status")
  public CaseStatus submit(
      @WebParam(name = "submission") @XmlElement(required = true) Submission submission,
      @WebParam(name = "language") String language)
      throws BureauFault {
    return answer(language, locale -> CaseStatus.of(intake.submit(submission), locale));
  }

  /** How far an application has come. */
  @WebMethod
  @WebResult(name = "status")
  public CaseStatus status(
      @WebParam(name = "caseNumber") @XmlElement(required = true) String caseNumber,
      @WebParam(name = "language") String language)
      throws BureauFault {
    return answer(
        language, locale -> CaseStatus.of(viewing.find(CaseNumber.of(caseNumber)), locale));
  }

  /** All pairs of certificates ever made for an application, the newest first. */
  @WebMethod
  @WebResult(name = "pair")
  public List<Pair> certificate(
      @WebParam(name = "caseNumber") @XmlElement(required = true) String caseNumber,
      @WebParam(name = "language") String language)
      throws BureauFault {
    return answer(
        language,
        locale -> {
          CaseNumber number = viewing.find(CaseNumber.of(caseNumber)).caseNumber();
          return pairs.ofCase(number).stream().map(this::withFiles).toList();
        });
  }

  /** A nonce for the token of a certificate's holder to sign: for one proof within five minutes. */
  @WebMethod
  @WebResult(name = "nonce")
  public Nonce nonce(@WebParam(name = "language") String language) throws BureauFault {
    return answer(language, locale -> Nonce.of(proofs.nonce()));
  }

  /** Shows that a certificate's holder is there: the caller sees the certificate from then on. */
  @WebMethod
  @WebResult(name = "pair")
  public Pair prove(
      @WebParam(name = "proof") @XmlElement(required = true) Proof proof,
      @WebParam(name = "language") String language)
      throws BureauFault {
    return answer(
        language, locale -> withFiles(proofs.prove(proof.serial, proof.nonce, proof.signature)));
  }

  /**
   * Whom and which certificates a text names, what may be done with them today and why not the
   * rest: a chip's or a certificate's serial, the number of a certificate or of an application, a
   * credit code, or part of a unit's name. Of the certificates that the caller sees.
   */
  @WebMethod
  @WebResult(name = "found")
  public Found find(
      @WebParam(name = "text") @XmlElement(required = true) String text,
      @WebParam(name = "region") String region,
      @WebParam(name = "language") String language)
      throws BureauFault {
    return answer(
        language,
        locale ->
            Found.of(starts.find(region == null ? null : RegionCode.of(region), text), locale));
  }

  private Pair withFiles(PairView pair) {
    return Pair.of(pair, pairs.files(pair.job()), directory.chain(pair.issuer()));
  }

  /** The one place where what the desks throw becomes a fault that a program can read. */
  private <T> T answer(String language, Function<Locale, T> question) throws BureauFault {
    Locale locale = Languages.of(request, language);
    try {
      return question.apply(locale);
    } catch (RuntimeException e) {
      throw new BureauFault(Answers.to(e, request, locale));
    }
  }
}
