package org.certbureau.system.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.handler.MessageContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.certbureau.console.BureauClient;
import org.certbureau.console.SampleScan;
import org.certbureau.console.SampleUnit;
import org.certbureau.system.soap.Bureau;
import org.certbureau.system.soap.BureauService;
import org.certbureau.system.soap.Consent;
import org.certbureau.system.soap.Field;
import org.certbureau.system.soap.PriceQuestion;
import org.certbureau.system.soap.Scan;
import org.certbureau.system.soap.Submission;

/** Another system that speaks SOAP, with classes generated from the published description. */
final class Soap {
  private Soap() {}

  /**
   * The door, to somebody.
   *
   * @param authorization the header that says who
   */
  static Bureau door(String url, String authorization) {
    Bureau bureau = new BureauService().getBureauPort();
    Map<String, Object> context = ((BindingProvider) bureau).getRequestContext();
    context.put(BindingProvider.ENDPOINT_ADDRESS_PROPERTY, url + "/ws/bureau");
    context.put(
        MessageContext.HTTP_REQUEST_HEADERS, Map.of("Authorization", List.of(authorization)));
    return bureau;
  }

  /** What a new unit certificate for two online systems costs for a year. */
  static PriceQuestion question(String region) {
    PriceQuestion question = new PriceQuestion();
    question.setRegion(region);
    question.setService("NEW");
    question.setHolder("UNIT");
    question.setYears(1);
    question.setApplications(2);
    return question;
  }

  /** An application of a fictional unit, filled in as the region's policy asks. */
  static Submission submission(BureauClient clerk, String region)
      throws IOException, InterruptedException {
    JsonNode policy = clerk.get("/regions/" + region + "/policy");
    Submission submission = submission(policy, "NEW", new SampleUnit(policy).form(2));
    submission.setApplications(2);
    return submission;
  }

  /** A renewal for a year, with what its agent says and nothing else: the rest is registered. */
  static Submission renewal(BureauClient clerk, String region, String certificate)
      throws IOException, InterruptedException {
    JsonNode policy = clerk.get("/regions/" + region + "/policy");
    Submission submission = submission(policy, "RENEW", new SampleUnit(policy).about("RENEW"));
    submission.setCertificate(certificate);
    return submission;
  }

  private static Submission submission(JsonNode policy, String service, Map<String, String> form)
      throws IOException {
    Submission submission = new Submission();
    submission.setRegion(policy.path("region").asText());
    submission.setService(service);
    submission.setHolder("UNIT");
    submission.setYears(1);
    for (JsonNode consent : policy.path("consents")) {
      if (consent.path("given").asText().equals("TICK")
          && names(consent.path("for").path("services"), service)) {
        Consent given = new Consent();
        given.setCode(consent.path("code").asText());
        given.setVersion(consent.path("version").asText());
        submission.getConsent().add(given);
      }
    }
    form.forEach((key, value) -> submission.getField().add(field(key, value)));
    addScans(submission, policy);
    return submission;
  }

  /** A field of the form. */
  static Field field(String key, String value) {
    Field field = new Field();
    field.setKey(key);
    field.setValue(value);
    return field;
  }

  /** A scan of each paper that is to be brought. */
  private static void addScans(Submission submission, JsonNode policy) throws IOException {
    for (JsonNode material : policy.path("materials")) {
      if (material.path("kind").asText().equals("DOCUMENT")
          && material.path("for").path("when").isEmpty()
          && names(material.path("for").path("services"), submission.getService())
          && names(material.path("for").path("holders"), "UNIT")) {
        Scan scan = new Scan();
        scan.setMaterial(material.path("code").asText());
        scan.setName("scan.jpg");
        scan.setValue(SampleScan.jpeg(submission.getScan().size() + 1L));
        submission.getScan().add(scan);
      }
    }
  }

  private static boolean names(JsonNode scope, String one) {
    return scope.isEmpty()
        || StreamSupport.stream(scope.spliterator(), false)
            .anyMatch(word -> word.asText().equals(one));
  }
}
