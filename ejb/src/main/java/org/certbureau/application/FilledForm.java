package org.certbureau.application;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Lob;
import java.util.Map;
import org.certbureau.kernel.Beginning;
import org.certbureau.kernel.Masking;
import org.certbureau.region.policy.FormKeys;

/**
 * A form as it rests in the database: sealed, beside the two values by which it is searched and the
 * two that the work list shows, a name and a masked number. Never changed, only replaced.
 */
@Embeddable
public class FilledForm {
  /** Nothing was filled in yet. */
  static final FilledForm NONE = new FilledForm();

  /** In the column of the agent's mobile: the form was read, and names none. */
  public static final String NOTHING = "NONE";

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_MOBILE = 60;

  @Lob
  @Column(name = "sealed_form")
  private byte[] sealed;

  @Column(name = "unit_name")
  private String unitName;

  @Column(name = "credit_code")
  private String creditCode;

  @Column(name = "agent_name")
  private String agentName;

  @Column(name = "agent_mobile")
  private String agentMobile;

  protected FilledForm() {}

  /**
   * @param form what is sealed
   * @param unitName and credit code: null where they are not right yet
   */
  FilledForm(byte[] sealed, Map<String, String> form, String unitName, String creditCode) {
    this.sealed = sealed.clone();
    this.unitName = unitName;
    this.creditCode = creditCode;
    String mobile = Masking.mobile(form.get(FormKeys.AGENT_MOBILE));
    // what is wrong is listed too, but not a book
    this.agentName = Beginning.of(form.get(FormKeys.AGENT_NAME), LONGEST_NAME);
    // to Oracle an empty text is null, and null stands for a row of before there was this column
    this.agentMobile = mobile.isEmpty() ? NOTHING : Beginning.of(mobile, LONGEST_MOBILE);
  }

  /** Null before anything was filled in. */
  byte[] sealed() {
    return sealed == null ? null : sealed.clone();
  }

  public boolean isBegun() {
    return sealed != null;
  }

  public String unitName() {
    return unitName;
  }

  public String creditCode() {
    return creditCode;
  }
}
