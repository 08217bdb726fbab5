package org.certbureau.ca.serial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The serial numbers that were ever taken. */
@ApplicationScoped
public class Serials {
  /** Oracle takes at most 1000 values in a list. */
  private static final int LIST = 500;

  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  public void add(Serial serial) {
    entities.persist(serial);
  }

  /**
   * Those of the named serials that exist, by {@link #key}. 126 random bits are the same for two
   * issuers so rarely that asking by the number alone is as good, and the issuer is in the key.
   */
  public Map<String, Serial> find(Collection<String> serialHexes) {
    Map<String, Serial> found = new HashMap<>();
    List<String> all = new ArrayList<>(serialHexes);
    for (int from = 0; from < all.size(); from += LIST) {
      entities
          .createQuery("select s from Serial s where s.serialHex in :serials", Serial.class)
          .setParameter("serials", all.subList(from, Math.min(all.size(), from + LIST)))
          .getResultList()
          .forEach(serial -> found.put(key(serial.issuer(), serial.serialHex()), serial));
    }
    return found;
  }

  /** Whether any was reserved before that moment and is still without a result. */
  public boolean anyWaitingSince(Instant moment) {
    return !waitingSince(moment, 1).isEmpty();
  }

  /** Reserved before that moment, and still without a result. */
  public List<Serial> waitingSince(Instant moment, int limit) {
    return entities
        .createQuery(
            "select s from Serial s where s.waiting = 1 and s.reservedAt < :moment order by s.id",
            Serial.class)
        .setParameter("moment", moment)
        .setMaxResults(limit)
        .getResultList();
  }

  public static String key(String issuer, String serialHex) {
    return issuer + "/" + serialHex;
  }
}
