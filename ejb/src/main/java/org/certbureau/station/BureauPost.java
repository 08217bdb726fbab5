package org.certbureau.station;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.station.contract.ContractViolation;
import org.certbureau.station.contract.Message;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.Parcel;
import org.certbureau.station.contract.Post;
import org.certbureau.station.contract.Report;
import org.certbureau.station.key.BureauKeys;

/** The bureau's desk for signed messages. */
@ApplicationScoped
public class BureauPost {
  @EJB private StationRows stations;
  @EJB private BureauKeys keys;

  private Post<Order, Report> post;
  private Sm2PublicKey publicKey;

  public Parcel pack(Message<Order> message) {
    return post().pack(message);
  }

  /** See {@link Post#open}. */
  public Message<Report> open(Parcel parcel) throws ContractViolation {
    return post().open(parcel);
  }

  /** What stations verify the bureau's orders with. */
  public Sm2PublicKey publicKey() {
    post();
    return publicKey;
  }

  private synchronized Post<Order, Report> post() {
    if (post == null) {
      Sm2KeyPair pair = keys.readOrMake();
      publicKey = pair.publicKey();
      post = Post.ofBureau(pair.privateKey(), this::keyOf);
    }
    return post;
  }

  private Optional<Sm2PublicKey> keyOf(String code) {
    return stations.keyOf(code);
  }
}
