package org.certbureau.payment;

import org.certbureau.kernel.FreeText;

/**
 * Another number for the slip of money that was taken.
 *
 * @param was the number that is to be replaced, as its cashier sees it
 * @param becomes as it stands on the slip
 * @param reason why the recorded one was wrong
 */
public record NewCorrection(String was, String becomes, String reason) {
  public NewCorrection {
    was = FreeText.lineAt("was", was).value();
    becomes = References.written(becomes, "becomes");
    reason = FreeText.at("reason", reason).value();
  }
}
