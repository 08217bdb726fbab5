package org.certbureau.station.program.holder;

import java.io.IOException;
import java.util.Optional;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.Installed;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Settled;
import org.certbureau.station.contract.proof.FormerKeyProof;
import org.certbureau.station.contract.proof.InstallProof;
import org.certbureau.station.program.disk.FailPoints;
import org.certbureau.station.program.order.OrderedPair;
import org.certbureau.station.program.token.Container;
import org.certbureau.station.program.token.HeldToken;
import org.certbureau.station.program.token.TokenCertificates;
import org.certbureau.station.program.token.TokenFault;

/**
 * What is done on a holder's token once its PIN was given. Each step ends with what it came to on
 * disk, and can be repeated from its beginning after a crash. None touches another container than
 * its job's own, but for the deletion of the former signing key.
 */
final class TokenWork {
  private final HolderBook book;

  TokenWork(HolderBook book) {
    this.book = book;
  }

  void prepare(HolderJob wanted, HeldToken token, HeldToken.Session session)
      throws TokenFault, IOException {
    String former = TokenCheck.formerContainer(token, wanted);
    HolderJob job = wanted.touching();
    if (!wanted.touched()) {
      book.save(job); // whatever happens now, its container is known to be there
    }
    Container container =
        has(token, job.id()) ? session.container(job.id()) : session.createContainer(job.id());
    FailPoints.pass("rekey.container-made");
    container.generateSigningPair();
    FailPoints.pass("rekey.key-born");
    Octets p10 = Octets.of(container.certificationRequest(job.id()));
    byte[] signature =
        session.container(former).sign(FormerKeyProof.message(job.id(), job.chip(), p10));
    book.save(job.ready(new KeyReady(job.id(), job.chip(), p10, Octets.of(signature))));
    FailPoints.pass("rekey.key-ready-saved");
  }

  /** Writes and reads back; the proof is signed only over what is on the token. */
  void install(HolderJob job, HeldToken token, HeldToken.Session session)
      throws TokenFault, IOException {
    Install order = job.install();
    OrderedPair pair = OrderedPair.of(order, job.keyReady());
    TokenCertificates certificates =
        new TokenCertificates(
            order.signingCertificate(), order.encryptionCertificate(), order.chain());
    Container container = session.container(job.id());
    Sm2PublicKey imported = container.importEncryptionPair(order.envelopedKey().toByteArray());
    pair.requireEncryptionKey(imported);
    container.writeCertificates(certificates);
    HeldToken.Content written = new HeldToken.Content(job.id(), Optional.of(certificates));
    if (!token.containers().contains(written)) {
      throw new TokenFault("the token does not hold what was written to it");
    }
    FailPoints.pass("rekey.written");
    Octets proof = Octets.of(container.sign(InstallProof.message(order)));
    book.save(job.written(new Installed(job.id(), job.chip(), proof)));
    FailPoints.pass("rekey.proof-saved");
  }

  /** Does what older jobs left to be done on this token. */
  void clearUp(HeldToken token, HeldToken.Session session) throws TokenFault, IOException {
    for (HolderJob job : book.open(token.chip())) {
      if (job.isLeftOver()) {
        deleteContainer(job, token, session);
        book.save(job.cleared());
      } else if (job.phase() == HolderPhase.IN_FORCE) {
        settle(job, token, session);
      }
    }
  }

  private static void deleteContainer(HolderJob job, HeldToken token, HeldToken.Session session)
      throws TokenFault {
    for (HeldToken.Content content : token.containers()) {
      if (content.container().equals(job.id()) && !TokenCheck.carries(content, job)) {
        session.deleteContainer(job.id());
      }
    }
  }

  private void settle(HolderJob job, HeldToken token, HeldToken.Session session)
      throws TokenFault, IOException {
    for (HeldToken.Content content : token.containers()) {
      if (TokenCheck.carries(content, job) && !content.container().equals(job.id())) {
        session.container(content.container()).deleteSigningKey();
      }
    }
    FailPoints.pass("rekey.former-key-deleted");
    book.save(job.settled(new Settled(job.id(), job.chip())));
    FailPoints.pass("rekey.settled-saved");
  }

  private static boolean has(HeldToken token, String container) throws TokenFault {
    return token.containers().stream().anyMatch(each -> each.container().equals(container));
  }
}
