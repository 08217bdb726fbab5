package org.certbureau.station.program.holder;

import java.io.IOException;
import org.certbureau.station.contract.Restore;
import org.certbureau.station.contract.Restored;
import org.certbureau.station.contract.proof.RestoreProof;
import org.certbureau.station.program.order.OrderedPair;
import org.certbureau.station.program.token.Container;
import org.certbureau.station.program.token.HeldToken;
import org.certbureau.station.program.token.TokenCertificates;
import org.certbureau.station.program.token.TokenFault;

/**
 * Puts a decryption key of before into the container that its job made for it ({@link TokenWork}),
 * beside all that is on the token. It can be repeated from its beginning after a crash.
 */
final class RestoreWork {
  private final HolderBook book;

  RestoreWork(HolderBook book) {
    this.book = book;
  }

  /**
   * The proof is made only with what is on the token; what was decrypted goes no further than here.
   */
  void restore(HolderJob job, HeldToken token, HeldToken.Session session)
      throws TokenFault, IOException {
    Restore order = job.restore().order();
    Container container = session.container(job.id());
    TokenWork.write(
        container,
        order.envelopedKey(),
        OrderedPair.of(order),
        TokenCertificates.ofDecryptionKey(order.encryptionCertificate(), order.chain()),
        token);
    job.kind().pass("written");
    Restored answer =
        new Restored(
            job.id(),
            job.chip(),
            RestoreProof.answer(
                job.id(),
                job.chip(),
                container.decrypt(order.challenge().toByteArray()),
                order.encryptionCertificate()));
    book.save(job.restored(answer));
    job.kind().pass("proof-saved");
  }
}
