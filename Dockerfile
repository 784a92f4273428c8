# postmortems in a container, from an archive of the tool and nothing else:
#
#   mkdir image && tar -xzf postmortems-VERSION-linux-x64.tar.gz -C image --strip-components=1
#   docker build --tag postmortems --file Dockerfile image
#   docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/library" postmortems check
#
# There is no shell and no git within: --changed-since, review and the histories of reports want both outside of it.
FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled
COPY . /opt/postmortems/
WORKDIR /library
ENTRYPOINT ["/opt/postmortems/postmortems"]
