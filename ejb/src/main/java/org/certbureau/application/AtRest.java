package org.certbureau.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.work.Sealings;

/**
 * Forms as they rest in the database: sealed, and bound to their case, so that a row copied to
 * another case does not open there.
 */
@Dependent
public class AtRest {
  private static final String PRINT = "application.scan-print";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  @Inject Sealings sealings;

  /**
   * @param form as it is kept, right or wrong
   * @param checked what of it is right
   */
  public FilledForm seal(CaseNumber number, Map<String, String> form, Map<String, String> checked) {
    try {
      return new FilledForm(
          sealings
              .sealingFor("application.form")
              .seal(JSON.writeValueAsBytes(form), number.value()),
          form,
          checked.get(FormKeys.UNIT_NAME),
          checked.get(FormKeys.CREDIT_CODE));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a paper said, as a digest. */
  byte[] sealPrint(Application application, byte[] digest) {
    return sealings.sealingFor(PRINT).seal(digest, application.caseNumber().value());
  }

  public byte[] openPrint(Application application, byte[] sealed) {
    return sealings.sealingFor(PRINT).open(sealed, application.caseNumber().value());
  }

  public Map<String, String> openForm(Application application) {
    return openForm(application.caseNumber(), application.form().sealed());
  }

  /**
   * @param sealed as the row of that case has it
   */
  public Map<String, String> openForm(CaseNumber number, byte[] sealed) {
    byte[] json = sealings.sealingFor("application.form").open(sealed, number.value());
    try {
      return JSON.readValue(json, new TypeReference<TreeMap<String, String>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
