package org.certbureau.ca.issuer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.certbureau.kernel.NotFound;

/** The authorities of the house. */
@ApplicationScoped
public class Issuers {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  void add(Issuer issuer) {
    entities.persist(issuer);
    entities.flush();
  }

  public Optional<Issuer> find(String code) {
    return Optional.ofNullable(entities.find(Issuer.class, code));
  }

  /**
   * @throws NotFound where there is no such issuer
   */
  public Issuer get(String code) {
    return find(code).orElseThrow(() -> new NotFound("ca.issuer-unknown", "issuer", code));
  }

  public List<Issuer> all() {
    return entities
        .createQuery("select i from Issuer i order by i.code", Issuer.class)
        .getResultList();
  }
}
