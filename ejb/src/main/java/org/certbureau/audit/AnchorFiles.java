package org.certbureau.audit;

import java.nio.file.Path;
import org.certbureau.work.Configuration;

/** Where the trail's proofs lie outside the database ({@code BUREAU_AUDIT_EXPORT_DIR}). */
final class AnchorFiles {
  private AnchorFiles() {}

  /** One anchor a line. */
  static Path anchors() {
    return directory().resolve("anchors.jsonl");
  }

  /** The key that verifies the anchors, out of the database's reach. */
  static Path publicKey() {
    return publicKeyBeside(anchors());
  }

  static Path publicKeyBeside(Path anchors) {
    return anchors.resolveSibling("audit-key.pub");
  }

  private static Path directory() {
    return Configuration.path("BUREAU_AUDIT_EXPORT_DIR", Configuration.data().resolve("audit"));
  }
}
