public func templateCount() -> Int { EmbeddedTemplate.files.count + EmbeddedDemo.files.count }
