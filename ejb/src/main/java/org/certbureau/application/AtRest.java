package org.certbureau.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;
import org.certbureau.crypto.Sm3;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.work.Sealings;

/**
 * Forms and scans as they rest in the database: sealed, and bound to their place, so that a row
 * copied to another case does not open there.
 */
@Dependent
class AtRest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  @Inject Sealings sealings;

  byte[] sealForm(CaseNumber number, Map<String, String> form) {
    try {
      return sealings
          .sealingFor("application.form")
          .seal(JSON.writeValueAsBytes(form), number.value());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, String> openForm(Application application) {
    byte[] json =
        sealings
            .sealingFor("application.form")
            .open(application.sealedForm(), application.caseNumber().value());
    try {
      return JSON.readValue(json, new TypeReference<TreeMap<String, String>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A digest of what a print said; two prints that say the same are one print. */
  byte[] sealPrint(Application application, String said) {
    return sealings
        .sealingFor("application.print")
        .seal(digest(said), application.caseNumber().value());
  }

  boolean isLastPrint(Application application, PrintCount count, String said) {
    byte[] last = count.sealedDigest();
    return last != null
        && MessageDigest.isEqual(
            sealings.sealingFor("application.print").open(last, application.caseNumber().value()),
            digest(said));
  }

  private static byte[] digest(String said) {
    return Sm3.hex(said.getBytes(StandardCharsets.UTF_8)).getBytes(StandardCharsets.US_ASCII);
  }

  byte[] sealScan(Scan scan, byte[] picture) {
    return sealings.sealingFor("application.scan").seal(picture, scan.digest());
  }

  byte[] openScan(Scan scan, ScanContent content) {
    return sealings.sealingFor("application.scan").open(content.sealed(), scan.digest());
  }
}
